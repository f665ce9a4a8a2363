"""Kinds of achievement in plain words (Open Badges 3.0, AchievementType)."""

from backpack.words import mark, tr

_TYPES = {
    "Achievement": mark("Achievement"),
    "ApprenticeshipCertificate": mark("Apprenticeship certificate"),
    "Assessment": mark("Assessment"),
    "Assignment": mark("Assignment"),
    "AssociateDegree": mark("Associate degree"),
    "Award": mark("Award"),
    "BachelorDegree": mark("Bachelor's degree"),
    "Badge": mark("Badge"),
    "Certificate": mark("Certificate"),
    "CertificateOfCompletion": mark("Certificate of completion"),
    "Certification": mark("Certification"),
    "CoCurricular": mark("Co-curricular activity"),
    "CommunityService": mark("Community service"),
    "Competency": mark("Competency"),
    "Course": mark("Course"),
    "Degree": mark("Degree"),
    "Diploma": mark("Diploma"),
    "DoctoralDegree": mark("Doctoral degree"),
    "Fieldwork": mark("Fieldwork"),
    "GeneralEducationDevelopment": mark("General education development"),
    "JourneymanCertificate": mark("Journeyman certificate"),
    "LearningProgram": mark("Learning program"),
    "License": mark("License"),
    "MasterCertificate": mark("Master certificate"),
    "MasterDegree": mark("Master's degree"),
    "Membership": mark("Membership"),
    "MicroCredential": mark("Micro-credential"),
    "ProfessionalDoctorate": mark("Professional doctorate"),
    "QualityAssuranceCredential": mark("Quality assurance credential"),
    "ResearchDoctorate": mark("Research doctorate"),
    "SecondarySchoolDiploma": mark("Secondary school diploma"),
}


def achievement_type_words(code: str) -> str:
    """A kind of achievement as people say it; an issuer's own kind as it stands."""
    return tr(_TYPES[code]) if code in _TYPES else code.removeprefix("ext:")
