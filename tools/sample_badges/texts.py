"""The twelve sample badges in words. Their frameworks and addresses are invented."""

from tools.sample_badges.content import Goal, Item, Sample, Way
from tools.sample_badges.issuers import (
    COMMONS,
    HARBOUR,
    LIGHTHOUSE,
    MINATO,
    NORTHLAKE,
    OASIS,
    OPEN_SKILLS,
    SETU,
)

SAMPLES = (
    Sample(
        file="data-literacy.png",
        way=Way.EMBEDDED,
        issuer=OPEN_SKILLS,
        name="Data Literacy for Educators",
        description=(
            "Collects more than one kind of data about learning, reads it with care for context"
            " and bias, and explains what was changed in teaching because of it."
        ),
        criteria=(
            "To earn this badge the learner:\n\n"
            "1. poses a **question about learning** that data can help to answer,\n"
            "2. brings together at least *three* kinds of data,\n"
            "3. reads them with colleagues and names what they cannot tell,\n"
            "4. changes one practice and reports what came of it.\n\n"
            "Two trained assessors score the portfolio against the published rubric."
        ),
        kind="MicroCredential",
        tags=("data literacy", "assessment", "inquiry", "visualisation"),
        issued="2026-03-14",
        expires="2046-03-14",
        goals=(
            Goal(name="Reads data in context", framework="Educator Skills Map", code="ESM.4.2"),
            Goal(name="Explains decisions", framework="Educator Skills Map", code="ESM.4.5"),
        ),
        evidence=(
            Item(
                name="Classroom data inquiry",
                genre="Portfolio",
                path="evidence/classroom-inquiry",
                narrative=(
                    "A walk through one full cycle with grade 8: attendance, exit tickets and"
                    " interviews, and what they said **together**."
                ),
            ),
            Item(
                name="Team conversation",
                genre="Video",
                path="evidence/team-conversation",
                description="Six minutes of a data meeting, with the consent of all who speak.",
            ),
            Item(
                name="Reflection",
                genre="Essay",
                narrative="What I would measure next time, and what I would leave out.",
            ),
        ),
        narrative="Awarded with distinction for the care taken with small numbers.",
        credits=1.5,
        shows="Everything a badge can say, with an embedded proof",
    ),
    Sample(
        file="project-based-learning.png",
        way=Way.OB2_RS256,
        issuer=NORTHLAKE,
        name="Facilitating Project-Based Learning",
        description=(
            "Plans and leads a project in which learners investigate an authentic question and"
            " present what they made to a public audience."
        ),
        criteria=(
            "Submit:\n\n"
            "- a unit plan with a driving question,\n"
            "- two samples of student work, one of them a *draft*,\n"
            "- a reflection of 400 to 600 words.\n\n"
            "Each part is scored by **two reviewers** against the rubric."
        ),
        kind="Badge",
        tags=("project-based learning", "assessment", "facilitation"),
        issued="2025-11-03",
        goals=(
            Goal(name="Designs authentic tasks", framework="Teaching Craft", code="TC-5"),
            Goal(name="Coaches teams", framework="Teaching Craft", code="TC-7"),
        ),
        evidence=(
            Item(
                name="Unit plan: Whose river is it?",
                genre="Lesson plan",
                path="evidence/river",
                narrative="Four weeks on water quality, with the town council as its audience.",
            ),
            Item(
                name="Exhibition night",
                genre="Photo series",
                path="evidence/exhibition",
                description="Posters and prototypes, shown to 140 visitors.",
            ),
        ),
        shows="A signed badge of version 2.0 with its issuer and key inside",
    ),
    Sample(
        file="emergent-reading.svg",
        way=Way.OB2_RS256,
        issuer=NORTHLAKE,
        name="Early Literacy: Emergent Reading",
        description="Supports three- to six-year-olds on their way to the first word they read.",
        criteria=(
            "Observe one child over six weeks, keep notes, plan three read-alouds from them,"
            " and discuss a recording with a mentor."
        ),
        kind="Badge",
        tags=("early childhood", "reading", "language"),
        issued="2024-09-20",
        expires="2046-09-20",
        goals=(Goal(name="Builds on talk", framework="Early Years Compass", code="EY 2.3"),),
        evidence=(
            Item(
                name="Read-aloud with pauses",
                genre="Audio",
                path="evidence/read-aloud",
                narrative="The recording and my notes on every question that the children asked.",
            ),
        ),
        is_hashed=False,
        shows="An SVG badge of version 2.0, made out to a plain e-mail address",
    ),
    Sample(
        file="first-aid.png",
        way=Way.JWT_ES256,
        issuer=HARBOUR,
        name="First Aid at Work",
        description="Keeps calm, calls for help, and gives first aid until it arrives.",
        criteria=(
            "A course of two days with a practical test:\n\n"
            "- recovery position and resuscitation with a defibrillator,\n"
            "- bleeding, burns, shock,\n"
            "- an accident report."
        ),
        kind="Certification",
        tags=("first aid", "safety", "resuscitation"),
        issued="2021-05-08",
        expires="2024-05-08",
        goals=(Goal(name="Basic life support", framework="Work Place Safety Levels", code="WS-2"),),
        evidence=(
            Item(
                name="Practical test",
                genre="Assessment",
                narrative="Passed at the first attempt; 118 compressions a minute.",
            ),
        ),
        shows="A certificate that has expired",
    ),
    Sample(
        file="critical-thinking.png",
        way=Way.JWT_EDDSA,
        issuer=OASIS,
        name="مهارات التفكير النقدي وتحليل البيانات",
        description=(
            "تُثبت هذه الشارة قدرة المتعلّم على تحليل البيانات وتقييم المصادر وبناء حجج مدعومة"
            " بالأدلة."
        ),
        criteria=(
            "للحصول على هذه الشارة:\n\n"
            "1. تحليل **مجموعة بيانات** حقيقية،\n"
            "2. مقارنة ثلاثة مصادر على الأقل،\n"
            "3. كتابة مقال من 800 كلمة ومناقشته مع الزملاء."
        ),
        kind="MicroCredential",
        tags=("التفكير النقدي", "البيانات", "البحث"),
        issued="2026-01-22",
        expires="2046-01-22",
        language="ar",
        goals=(Goal(name="تقييم المصادر", framework="إطار المهارات المفتوحة", code="م-3"),),
        evidence=(
            Item(
                name="مقال: ماذا تقول الأرقام عن مدينتنا؟",
                genre="مقال",
                path="evidence/city-numbers",
                narrative="تحليل بيانات المرور خلال عام كامل.",
            ),
        ),
        shows="A badge in Arabic, written from right to left",
    ),
    Sample(
        file="data-basics.svg",
        way=Way.EMBEDDED,
        issuer=MINATO,
        name="データリテラシー入門：統計の基礎と倫理",  # noqa: RUF001 - Japanese
        description=(
            "身近なデータを集め、グラフで表し、その限界と個人情報への配慮を説明できることを証明します。"
        ),
        criteria=(
            "次の課題をすべて修了すること。\n\n"
            "- 平均・中央値・ばらつきの演習\n"
            "- グラフの**読み取り**と作成\n"
            "- データ倫理についてのグループ討論"
        ),
        kind="Course",
        tags=("統計", "データ倫理", "グラフ"),
        issued="2025-06-30",
        language="ja",
        goals=(Goal(name="データを読む", framework="学びの地図", code="D-1"),),
        evidence=(
            Item(
                name="商店街の人通り調査",
                genre="レポート",
                path="evidence/shopping-street",
                narrative="四つの週末の観察記録とグラフ。",
            ),
        ),
        is_hashed=False,
        shows="A badge in Japanese, an SVG with an embedded proof",
    ),
    Sample(
        file="digital-citizenship.png",
        way=Way.JWT_EDDSA,
        issuer=SETU,
        name="डिजिटल साक्षरता और नागरिकता",
        description="ऑनलाइन सुरक्षित रहना, सूचना की जाँच करना और दूसरों का सम्मान करना।",
        criteria=(
            "शिक्षार्थी को:\n\n"
            "- अपने खातों को सुरक्षित करना है,\n"
            "- एक समाचार की **जाँच** करके दिखानी है,\n"
            "- समुदाय के लिए एक सत्र आयोजित करना है।"
        ),
        kind="Badge",
        tags=("डिजिटल साक्षरता", "सुरक्षा", "नागरिकता"),
        issued="2025-08-15",
        expires="2046-08-15",
        language="hi",
        goals=(Goal(name="सूचना की जाँच", framework="खुला कौशल ढाँचा", code="डी-2"),),
        evidence=(
            Item(
                name="पंचायत भवन में सत्र",
                genre="फ़ोटो",
                path="evidence/session",
                narrative="पैंतीस प्रतिभागी, दो घंटे।",
            ),
        ),
        shows="A badge in Hindi",
    ),
    Sample(
        file="inclusive-classrooms.png",
        way=Way.OB2_RS256,
        issuer=NORTHLAKE,
        name=(
            "Designing Accessible, Inclusive and Culturally Responsive Learning Experiences for"
            " Multilingual Classrooms (Advanced Practitioner)"
        ),
        description=(
            "Plans lessons that every learner can enter, whatever language is spoken at home and"
            " whatever body and mind they bring, and coaches colleagues who want to do the same."
        ),
        criteria=(
            "Year two of the programme:\n\n"
            "1. three accessible units, tested with learners,\n"
            "2. a *language portrait* of one class,\n"
            "3. two coaching cycles with a colleague,\n"
            "4. a public talk or article."
        ),
        kind="Badge",
        tags=("accessibility", "inclusion", "multilingual learners", "coaching", "design"),
        issued="2026-06-12",
        expires="2046-06-12",
        goals=(
            Goal(name="Removes barriers", framework="Teaching Craft", code="TC-2"),
            Goal(name="Values languages", framework="Teaching Craft", code="TC-3"),
            Goal(name="Coaches colleagues", framework="Teaching Craft", code="TC-9"),
        ),
        evidence=(
            Item(
                name="Unit with captions and tactile maps",
                genre="Lesson plan",
                path="evidence/maps",
            ),
            Item(
                name="Language portraits",
                genre="Research",
                narrative="Nineteen languages in one class of twenty-four.",
            ),
        ),
        shows="A name that does not fit on one line",
    ),
    Sample(
        file="cloud-operations.png",
        way=Way.EMBEDDED,
        issuer=OPEN_SKILLS,
        name="Cloud Operations: Introduction",
        renamed="Cloud Operations: Lead Architect",
        description="Knows the vocabulary of cloud services and has run a first small service.",
        criteria="Complete four guided exercises and a quiz of twenty questions.",
        kind="Course",
        tags=("cloud", "operations"),
        issued="2025-02-11",
        expires="2046-02-11",
        goals=(Goal(name="Runs a service", framework="Digital Work Atlas", code="DW-31"),),
        evidence=(Item(name="Four exercises", genre="Exercise", path="evidence/exercises"),),
        shows="A forgery: the name was changed after it was signed",
    ),
    Sample(
        file="robotics-mentor.svg",
        way=Way.JWT_ES256,
        issuer=LIGHTHOUSE,
        name="Robotics Club Mentor",
        description="Coached a team of ten- to fourteen-year-olds from first sketch to last match.",
        criteria=(
            "- One season with one team\n"
            "- A safety briefing for the workshop\n"
            "- Letters from two members of the team"
        ),
        kind="CommunityService",
        tags=("robotics", "mentoring", "volunteering"),
        issued="2025-04-27",
        goals=(Goal(name="Guides young makers", framework="Volunteer Paths", code="VP-M2"),),
        evidence=(
            Item(
                name="Season log",
                genre="Blog",
                path="evidence/season-log",
                narrative="Thirty entries, and one broken gear box.",
            ),
        ),
        email="somebody.else@example.net",
        shows="A good badge that is made out to somebody else",
    ),
    Sample(
        file="open-source-maintainer.jwt",
        way=Way.JWT_EDDSA,
        issuer=OPEN_SKILLS,
        name="Open Source Maintainer",
        description="Looks after a public project: reviews, releases, and patience.",
        criteria=(
            "For at least a year:\n\n"
            "1. review the changes of others,\n"
            "2. publish releases with notes,\n"
            "3. mentor **three first-time contributors**."
        ),
        kind="Achievement",
        tags=("open source", "software", "community"),
        issued="2026-02-02",
        expires="2046-02-02",
        goals=(Goal(name="Sustains a commons", framework="Digital Work Atlas", code="DW-52"),),
        evidence=(
            Item(
                name="Release notes",
                genre="Documentation",
                path="evidence/releases",
                narrative="Eleven releases, none of them on a Friday.",
            ),
        ),
        shows="A bare token, with its picture inside",
    ),
    Sample(
        file="community-garden.json",
        way=Way.EMBEDDED,
        issuer=COMMONS,
        name="Community Garden Steward",
        description="Turned an empty lot into beds, compost and a place to sit, with neighbours.",
        criteria=(
            "Tend a shared plot through **four seasons**:\n\n"
            "- plan the beds with at least five neighbours,\n"
            "- keep the compost,\n"
            "- write down what grew and what did not."
        ),
        kind="CommunityService",
        tags=("gardening", "sustainability", "neighbourhood"),
        issued="2025-10-05",
        goals=(Goal(name="Cares for a place", framework="Volunteer Paths", code="VP-G1"),),
        evidence=(
            Item(
                name="Garden diary",
                genre="Diary",
                path="evidence/diary",
                narrative="From the first spade to the pumpkin soup.",
            ),
        ),
        shows="Plain JSON, with its picture inside",
    ),
)
