"""What the views show, as Qt models; they never read or write the store."""
