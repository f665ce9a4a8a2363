"""The issuers of the samples. All of them are invented, and so are their sites."""

from tools.sample_badges.content import Issuer

NORTHLAKE = Issuer(
    name="Northlake Teaching Academy",
    site="northlake.example",
    about="Professional learning for teachers, assessed by practising teachers.",
)
OPEN_SKILLS = Issuer(
    name="Open Skills Foundation",
    site="openskills.example",
    about="A foundation that recognises skills wherever they were learned.",
)
HARBOUR = Issuer(
    name="Harbour First Aid Institute",
    site="harbour-firstaid.example",
    about="First aid courses for work places, clubs and schools.",
)
OASIS = Issuer(
    name="أكاديمية الواحة للتعلّم",
    site="alwaha.example",
    about="تعليم مفتوح للجميع، في أي عمر وفي أي مكان.",
)
MINATO = Issuer(
    name="みなと学習センター",
    site="minato-learning.example",
    about="働きながら学ぶ人のための地域の学習センターです。",
)
SETU = Issuer(
    name="सेतु शिक्षा संस्थान",
    site="setu.example",
    about="गाँव और शहर के शिक्षार्थियों के लिए खुली शिक्षा।",
)
LIGHTHOUSE = Issuer(
    name="Lighthouse Makers",
    site="lighthouse-makers.example",
    about="A volunteer workshop for young people who like to build things.",
)
COMMONS = Issuer(
    name="Neighbourhood Commons",
    site="commons.example",
    about="Neighbours who look after the places that belong to all of them.",
)
