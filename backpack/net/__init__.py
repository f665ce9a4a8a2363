"""The one door to the network, and what stands in for it; nothing else opens a connection."""
