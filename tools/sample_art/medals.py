"""The twelve medals. Each function draws one and shares nothing but shapes with the others."""

import math

from tools.sample_art.figures import circle, cloud, heart, leaf, octagram, star
from tools.sample_art.paint import Canvas
from tools.sample_art.shapes import (
    at,
    burst,
    closed,
    gear,
    guilloche,
    pair,
    petal,
    polygon,
    rounded,
    shield,
    wavy,
)

CREAM = "#fff8e7"
GOLD = "#f6c453"


def data_literacy() -> bytes:
    """A blue hexagon: growing bars and a line of measurements on graph paper."""
    art = Canvas("Data literacy")
    art.fill(rounded(polygon(6, 246), 44), art.shade("#3d86f2", "#16387f"))
    art.line(rounded(polygon(6, 228), 38), GOLD, 5)
    inner = rounded(polygon(6, 208), 34)
    art.fill(inner, art.shade("#1d4aa8", "#0d2459"))
    art.begin(clip_path=art.clip(inner))
    grid = "".join(f"M{n} 40V480M40 {n}H480" for n in range(64, 470, 24))
    art.line(grid, "#8fb8ff", 1.2, 0.28)
    art.end()
    heights = (62, 104, 86, 150, 190)
    paint = art.shade("#ffdf8e", "#f0a92e")
    for index, height in enumerate(heights):
        x = 137 + index * 50
        art.fill(f"M{x} 366v{-height + 8}q0-8 8-8h22q8 0 8 8v{height - 8}z", paint)
    art.line("M132 368H380", CREAM, 7)
    spots = [(156, 262), (206, 214), (256, 232), (306, 164), (356, 122)]
    art.line("M" + "L".join(pair(spot) for spot in spots), CREAM, 6)
    for spot in spots:
        art.disc(10, CREAM, *spot)
        art.disc(4.5, "#1d4aa8", *spot)
    return art.finish()


def project_learning() -> bytes:
    """A green cog wheel with a shining bulb."""
    art = Canvas("Project-based learning")
    art.fill(gear(22, 248, 26), art.shade("#74cf5a", "#2f7d3a"))
    art.ring(203, "#ffffff", 3, 0.55)
    art.ring(192, "#ffffff", 5, 0.85, stroke_dasharray="0 15.08", stroke_linecap="round")
    art.disc(176, art.shade("#fffdf4", "#e7f4d8", round_=True))
    art.line(guilloche(9, 146, 16, 4), "#5aa845", 1.2, 0.45)
    rays = "".join(
        f"M{pair(at(angle, 112, 256, 236))}L{pair(at(angle, 132, 256, 236))}"
        for angle in (-90, -60, -30, 0, 30, 60, 90)
    )
    art.line(rays, "#f0a92e", 9)
    art.fill(
        "M256 148c-49 0-86 37-86 84 0 33 17 53 33 71 8 9 12 17 13 27h80c1-10 5-18 13-27"
        " 16-18 33-38 33-71 0-47-37-84-86-84z",
        art.shade("#ffe08a", "#f3b53b"),
    )
    art.line("M228 326l-10-70 20 16 18-24 18 24 20-16-10 70", "#8a5a0b", 7)
    art.line("M222 348h68M228 368h56", "#2f7d3a", 13)
    art.line("M244 388h24", "#2f7d3a", 11)
    return art.finish()


def emergent_reading() -> bytes:
    """An indigo octagon: an open book that lets stars rise."""
    art = Canvas("Emergent reading")
    art.fill(rounded(polygon(8, 250, 22.5), 30), art.shade("#8573e8", "#3a2a92"))
    art.line(rounded(polygon(8, 230, 22.5), 26), "#d8d0ff", 3, 0.8)
    sky = rounded(polygon(8, 216, 22.5), 24)
    art.fill(sky, art.shade("#2b1e74", "#6a4fd0"))
    art.begin(clip_path=art.clip(sky))
    beams = "".join(
        closed([(256, 330), at(angle - 4, 340, 256, 330), at(angle + 4, 340, 256, 330)])
        for angle in range(-60, 61, 20)
    )
    art.fill(beams, "#ffe9a8", 0.13)
    art.end()
    for x, y, size in (
        (256, 126, 36),
        (182, 176, 20),
        (330, 172, 22),
        (222, 222, 12),
        (296, 226, 14),
    ):
        art.fill(star(x, y, size), art.shade("#fff0b8", GOLD))
    for x, y in ((148, 238), (362, 232), (210, 128), (312, 120), (256, 196)):
        art.disc(3.5, CREAM, x, y, 0.9)
    art.fill("M256 300c-36-30-86-36-138-30v112c52-6 102 0 138 28z", art.shade("#ffffff", "#dcd6ff"))
    art.fill("M256 300c36-30 86-36 138-30v112c-52-6-102 0-138 28z", art.shade("#f4f1ff", "#c3b8fb"))
    lines = "".join(f"M142 {y}c32-2 64 4 92 18M370 {y}c-32-2-64 4-92 18" for y in (300, 324, 348))
    art.line(lines, "#7a67d8", 5, 0.75)
    art.line("M108 392c54-8 108-2 148 28 40-30 94-36 148-28", GOLD, 9)
    return art.finish()


def first_aid() -> bytes:
    """A crimson shield: a white cross with a heartbeat."""
    art = Canvas("First aid")
    art.fill(shield(1.12), art.shade("#f0c15d", "#b97a1c"))
    art.fill(shield(1.05), art.shade("#fff3cf", "#e5b85a"))
    inner = shield(0.98)
    art.fill(inner, art.shade("#e5484f", "#8d1226"))
    art.begin(clip_path=art.clip(inner))
    rings = "".join(circle(radius) for radius in range(130, 300, 14))
    art.line(rings, "#ffd0d0", 1.4, 0.3)
    art.fill("M256 0H512V512H256Z", "#4a0614", 0.16)
    art.end()
    arm, half = 108, 40
    plus = [
        (-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half),
        (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half), (-half, -half),
    ]  # fmt: skip
    art.fill(rounded([(256 + x, 238 + y) for x, y in plus], 14), art.shade("#ffffff", "#ffe9e6"))
    art.line("M154 240h46l16-34 26 72 26-96 22 58h66", "#c4203a", 10)
    art.fill(heart(256, 400, 26), CREAM)
    return art.finish()


def critical_thinking() -> bytes:
    """An eight-pointed star with interlaced gold, round a lens."""
    art = Canvas("Critical thinking")
    star = octagram(250)
    art.fill(rounded(star, 12), art.shade("#138a86", "#06343f"))
    art.line(rounded(octagram(232), 10), GOLD, 5)
    inner = rounded(octagram(214), 8)
    art.fill(inner, art.shade("#0d5f66", "#052831"))
    art.begin(clip_path=art.clip(inner))
    weave = "".join(
        closed([at(135 * index + turn, radius) for index in range(8)])
        for radius, turn in ((300, 0), (300, 22.5), (246, 0), (246, 22.5), (200, 0), (200, 22.5))
    )
    art.line(weave, GOLD, 1.6, 0.55)
    art.end()
    art.disc(120, art.shade("#0f6e72", "#07404b", round_=True))
    art.ring(120, GOLD, 5)
    art.ring(131, GOLD, 2, 0.7)
    art.line("M296 298l58 58", "#8a5a12", 30)
    art.line("M296 298l58 58", art.shade("#ffe29a", "#dd9a2b"), 22)
    art.disc(66, art.shade("#effcff", "#a8e0e4", round_=True), 246, 246)
    art.line(circle(66, 246, 246), art.shade("#ffe29a", "#dd9a2b"), 14)
    art.line("M214 262l20-24 20 14 26-36", "#0d5f66", 9)
    for x, y in ((214, 262), (234, 238), (254, 252), (280, 216)):
        art.disc(7.5, "#0d5f66", x, y)
    return art.finish()


def data_basics() -> bytes:
    """A chrysanthemum seal: a red sun over waves of scales."""
    art = Canvas("Data basics")
    edge = art.shade("#3a529a", "#141f45")
    for index in range(18):
        art.disc(38, edge, *at(20 * index, 208))
    for index in range(18):
        art.line(circle(30, *at(20 * index, 208)), "#e9d9b0", 2.4, 0.8)
    art.disc(212, edge)
    art.ring(206, "#e9d9b0", 3)
    art.disc(196, art.shade("#fffaf0", "#f4e4c6"))
    view = circle(196)
    art.begin(clip_path=art.clip(view))
    art.disc(104, art.shade("#ec4b46", "#b51a2c"), 256, 222)
    for row, y in enumerate(range(286, 490, 30)):
        for x in range(30 - 34 * (row % 2), 520, 68):
            art.disc(34, "#fffaf0", x, y)
            for radius, width in ((31, 5), (20, 4), (9.5, 3.5)):
                art.line(circle(radius, x, y), "#22376f", width)
    art.end()
    spots = [(174, 246), (214, 206), (252, 226), (296, 168), (338, 186)]
    art.line("M" + "L".join(pair(spot) for spot in spots), "#fffaf0", 8)
    for spot in spots:
        art.disc(11, "#fffaf0", *spot)
        art.disc(5, "#b51a2c", *spot)
    art.ring(196, "#131d40", 5)
    return art.finish()


def digital_citizenship() -> bytes:
    """A lotus of three rows of petals round a globe of links."""
    art = Canvas("Digital citizenship")
    rows = (
        (22.5, 176, 96, 74, "#f58b35", "#b52c68"),
        (0, 160, 88, 78, "#ffc061", "#e4557c"),
    )
    for turn, length, width, start, top, bottom in rows:
        paint = art.shade(top, bottom)
        for index in range(8):
            leaf = petal(turn + 45 * index, length, width, start)
            art.fill(leaf, paint)
            art.line(leaf, "#fff1d6", 2.5, 0.65)
            tip, root = (
                at(turn + 45 * index, start + length - 30),
                at(turn + 45 * index, start + 40),
            )
            art.line(f"M{pair(root)}L{pair(tip)}", "#fff1d6", 2, 0.5)
    art.disc(138, "#7a1d4f")
    art.disc(132, CREAM)
    art.disc(122, art.shade("#14a3a3", "#0a4f6b", round_=True))
    globe = circle(86) + "M256 170v172M170 256h172"
    globe += "M256 170c-62 40-62 132 0 172M256 170c62 40 62 132 0 172"
    globe += "M184 208c44 22 100 22 144 0M184 304c44-22 100-22 144 0"
    art.line(globe, CREAM, 6)
    for x, y in ((256, 170), (184, 208), (328, 304), (303, 256), (209, 256), (256, 342)):
        art.disc(11, GOLD, x, y)
        art.disc(4.5, "#0a4f6b", x, y)
    art.ring(109, GOLD, 4, 1, stroke_dasharray="0 13.7", stroke_linecap="round")
    return art.finish()


def inclusive_classrooms() -> bytes:
    """A violet wave-edged seal: a circle of people, hand in hand."""
    art = Canvas("Inclusive classrooms")
    art.fill(wavy(16, 250, 26), art.shade("#b45cd6", "#5b1f86"))
    art.ring(206, "#ffffff", 3, 0.5)
    art.disc(196, art.shade("#fff9ff", "#f0dcf7", round_=True))
    art.line(guilloche(12, 176, 10, 3), "#9a4fc4", 1.2, 0.4)
    colours = (
        "#e2574c",
        "#f0932b",
        "#e8b71a",
        "#3fa65a",
        "#2a8fd0",
        "#6b4fc8",
        "#b8408f",
        "#7a5548",
    )
    for index, colour in enumerate(colours):
        angle = 45 * index
        left, right = at(angle - 22.5, 98), at(angle + 22.5, 98)
        chest, foot = at(angle, 104), at(angle, 62)
        art.line(f"M{pair(left)}Q{pair(at(angle, 122))} {pair(right)}", colour, 13)
        art.line(f"M{pair(chest)}L{pair(foot)}", colour, 27)
        art.disc(19, colour, *at(angle, 142))
    art.disc(36, art.shade("#8a3fb4", "#5b1f86"))
    art.fill(heart(256, 259, 19), "#ffffff")
    return art.finish()


def cloud_operations() -> bytes:
    """A sky-blue hexagon on its side: layered clouds over a circuit."""
    art = Canvas("Cloud operations")
    art.fill(rounded(polygon(6, 250, 30), 42), art.shade("#5fd0f5", "#0f6cb6"))
    art.line(rounded(polygon(6, 231, 30), 37), "#ffffff", 4, 0.85)
    inner = rounded(polygon(6, 214, 30), 33)
    art.fill(inner, art.shade("#0e7fd0", "#073b78"))
    art.begin(clip_path=art.clip(inner))
    art.disc(58, art.shade("#ffe89c", "#f9b93a"), 330, 172)
    for radius, opacity in ((78, 0.28), (100, 0.16), (124, 0.1)):
        art.disc(radius, "#ffe89c", 330, 172, opacity)
    tracks = (
        "M180 300v56l-30 30v80M218 300v90l-14 14v70M256 300v180"
        "M294 300v90l14 14v70M332 300v56l30 30v80"
    )
    art.line(tracks, "#7fe3ff", 5, 0.9)
    for x, y in ((150, 386), (204, 404), (256, 392), (308, 404), (362, 386)):
        art.disc(10, "#073b78", x, y)
        art.line(circle(10, x, y), "#7fe3ff", 5)
    art.end()
    art.fill(cloud(286, 232, 0.8), "#9fdcf8")
    art.fill(cloud(238, 262, 1.08), art.shade("#ffffff", "#cfeefc"))
    art.line("M206 262l24 24 46-50", "#0e7fd0", 15)
    return art.finish()


def robotics_mentor() -> bytes:
    """A charcoal plate in an orange cog wheel: a friendly machine."""
    art = Canvas("Robotics mentor")
    art.fill(gear(12, 250, 34), art.shade("#ffa43a", "#d8541b"))
    art.ring(196, "#fff0d8", 4, 0.8)
    art.disc(184, art.shade("#3c4757", "#161c26", round_=True))
    dots = "".join(
        f"M{x} {y}h.1"
        for y in range(88, 430, 18)
        for x in range(88, 430, 18)
        if math.dist((x, y), (256, 256)) < 172
    )
    art.line(dots, "#7d8ca3", 2.6, 0.5)
    art.line("M256 168v-36", "#cfd8e3", 9)
    art.disc(14, art.shade("#ffd071", "#f28a1c"), 256, 124)
    for x in (136, 352):
        art.fill(
            f"M{x} 224h24v72h-24q-10 0-10-10v-52q0-10 10-10z"
            if x < 256
            else f"M{x} 224h24q10 0 10 10v52q0 10-10 10h-24z",
            "#9fb0c4",
        )
    art.fill(
        "M200 166h112q48 0 48 48v92q0 48-48 48h-112q-48 0-48-48v-92q0-48 48-48z",
        art.shade("#f2f6fa", "#b4c3d4"),
    )
    art.fill("M206 194h100q30 0 30 30v42q0 30-30 30h-100q-30 0-30-30v-42q0-30 30-30z", "#18202c")
    for x in (220, 292):
        art.disc(24, "#37d8e6", x, 245, 0.25)
        art.disc(16, art.shade("#b9fbff", "#2cc4d8"), x, 245)
        art.disc(5, "#ffffff", x - 5, 239)
    art.line("M218 322q38 22 76 0", "#d8541b", 10)
    art.fill("M222 362h68l10 30q-44 22-88 0z", "#8696aa")
    return art.finish()


def open_source() -> bytes:
    """A dark disc with a broken ring: branches that part and meet again."""
    art = Canvas("Open source")
    art.fill(burst(40, 250, 14), art.shade("#2d3a4f", "#0c111b"))
    art.ring(214, art.shade("#4ff0c0", "#1f9be0"), 12, 1, stroke_dasharray="150 18.1 38 18.1")
    art.ring(196, "#4ff0c0", 2, 0.5)
    art.disc(188, art.shade("#1b2535", "#0a0f18", round_=True))
    art.line(guilloche(5, 110, 56, 7), "#38c9c0", 1.1, 0.25)
    trunk, side, late = "#5ff2c4", "#ffcf5c", "#ff7a8a"
    art.line("M186 396V116", trunk, 15)
    art.line("M186 344C186 296 262 300 262 252V220C262 176 186 188 186 150", side, 15)
    art.line("M262 262C262 216 340 222 340 176", late, 15)
    spots = (
        (186, 396, trunk), (186, 330, trunk), (186, 252, trunk), (186, 122, trunk),
        (262, 238, side), (340, 162, late),
    )  # fmt: skip
    for x, y, colour in spots:
        art.disc(25, "#0d1420", x, y)
        art.disc(21, colour, x, y)
        art.disc(9.5, "#0d1420", x, y)
    art.line("M296 322l40 32-40 32M352 390h40", trunk, 13)
    return art.finish()


def community_garden() -> bytes:
    """A wreath of leaves round a seedling at sunrise."""
    art = Canvas("Community garden")
    dark, light = art.shade("#4f9b3c", "#1f5c2e"), art.shade("#9fd05a", "#4f9b3c")
    for index in range(32):
        angle = 11.25 * index
        for lean, length, paint in ((86, 56, dark), (38, 58, light)):
            root = at(angle, 196)
            art.fill(leaf(*root, angle + lean, length, 27), paint)
            art.line(f"M{pair(root)}L{pair(at(angle + lean, 44, *root))}", "#eef8d8", 1.8, 0.5)
    art.disc(196, "#1f5c2e")
    art.disc(188, CREAM)
    art.disc(178, art.shade("#fff3c4", "#ffb765"))
    view = circle(178)
    art.begin(clip_path=art.clip(view))
    rays = "".join(
        closed([(256, 318), at(angle - 3.5, 330, 256, 318), at(angle + 3.5, 330, 256, 318)])
        for angle in range(-90, 91, 15)
    )
    art.fill(rays, "#fffbe6", 0.55)
    art.disc(72, art.shade("#ffe27a", "#ff9d42"), 256, 318)
    art.fill("M60 330q196-52 392 0v130H60z", art.shade("#8a5a34", "#4a2b17"))
    for offset in (0, 1, 2, 3):
        y = 346 + offset * 24
        art.line(f"M60 {y}q196-{46 - offset * 8} 392 0", "#c18a58", 4, 0.6)
    art.end()
    art.line("M256 344C252 290 254 250 256 206", art.shade("#6cbf45", "#2f7d32"), 13)
    art.fill("M256 262c-70 8-104-28-108-82 62-4 104 22 108 82z", art.shade("#a5dd5c", "#4b9d3a"))
    art.fill("M257 226c4-66 46-98 112-94 2 62-40 102-112 94z", art.shade("#8fd255", "#37883a"))
    art.line("M252 256c-20-28-48-50-78-60M262 220c18-32 46-56 82-72", "#f2fbdc", 3.5, 0.7)
    art.ring(178, "#1f5c2e", 4)
    return art.finish()


MEDALS = {
    "data-literacy": data_literacy,
    "project-based-learning": project_learning,
    "emergent-reading": emergent_reading,
    "first-aid": first_aid,
    "critical-thinking": critical_thinking,
    "data-basics": data_basics,
    "digital-citizenship": digital_citizenship,
    "inclusive-classrooms": inclusive_classrooms,
    "cloud-operations": cloud_operations,
    "robotics-mentor": robotics_mentor,
    "open-source-maintainer": open_source,
    "community-garden": community_garden,
}
"""Every drawing by the name of its badge."""
