"""The allow-list of SVG: what may be drawn, and nothing that can act, load or animate.

Source: Scalable Vector Graphics (SVG) 1.1 (Second Edition), appendices K and N.
"""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS = """
svg g defs symbol use switch a image style
path rect circle ellipse line polyline polygon
text tspan textPath
linearGradient radialGradient stop pattern clipPath mask
filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood
feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""Everything else goes, with all that is inside of it."""

TEXT_ELEMENTS = frozenset({"text", "tspan", "textPath", "style"})

_PROPERTIES = """
alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
color-interpolation-filters direction display dominant-baseline enable-background fill
fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings
font-kerning font-size font-stretch font-style font-variant font-weight image-rendering
isolation letter-spacing mask mix-blend-mode opacity overflow paint-order shape-rendering
stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
text-rendering transform transform-origin unicode-bidi vector-effect visibility word-spacing
writing-mode
"""
PROPERTIES = frozenset(_PROPERTIES.split())
"""What a style sheet, a ``style`` attribute or an attribute of that name may set."""

_ATTRIBUTES = """
class clipPathUnits cx cy d dx dy filterUnits fr fx fy gradientTransform gradientUnits
height id in in2 k1 k2 k3 k4 lengthAdjust maskContentUnits maskUnits method mode offset
operator patternContentUnits patternTransform patternUnits points preserveAspectRatio
primitiveUnits r refX refY result rotate rx ry slope intercept amplitude exponent spacing
spreadMethod startOffset stdDeviation tableValues textLength type values version viewBox
width x x1 x2 y y1 y2
"""
ATTRIBUTES = PROPERTIES | frozenset(_ATTRIBUTES.split())
"""Everything else goes, above all ``on…`` and every address but ``href``."""
