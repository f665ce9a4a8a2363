"""The resume: chosen badges in the forms that employers, web pages and programs read."""
