"""Pages for a browser: static, without a tracker, the same from a folder, a site or ``file://``.

Text from a badge is placed by Jinja2 with escaping, and never marked as safe. Scripts and style are
files of their own, so that the page's policy allows nothing inline. ``offline`` makes the page of
an employer packet; the page of one badge on the web is made of the same parts.
"""
