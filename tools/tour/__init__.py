"""Goes through everything with the sample badges, in a throwaway backpack and without a screen."""
