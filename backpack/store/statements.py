"""The SQL of the repository, as SQLite reads it; the tables are ``migrations``' part.

Where one row is wanted of several, the first one is it. Values come in by name, never by text.
"""

from backpack.domain.holding import SUMMARY_NAMES


def insertion(table: str, *columns: str) -> str:
    """A new row of ``table`` with a value for each of ``columns``, under its name."""
    values = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"


def replacement(table: str, *columns: str) -> str:
    """The same, or new values for the row that has this key already."""
    new = ", ".join(f"{column} = excluded.{column}" for column in columns)
    return f"{insertion(table, *columns)} ON CONFLICT DO UPDATE SET {new}"


def changes(*columns: str) -> str:
    """New values for these columns, each under its name after ``new_``."""
    return ", ".join(f"{column} = :new_{column}" for column in columns)


_HOLDING = (
    *("id", "artifact_sha256", "position", "file_name", *SUMMARY_NAMES, "added"),
    *("standing", "genuine", "recipient", "visibility", "is_sample", "removed"),
    *("as_of", "unreachable_since"),
)
_ANSWER = (
    *("report", "url", "status", "fetched", "headers", "sha256"),
    *("final_url", "redirects", "is_remembered"),
)
_SAME_BYTES = "artifact_sha256 = :sha256 AND position = :position"

add_artifact = (
    f"{insertion('artifacts', 'sha256', 'media_type', 'name', 'data')} ON CONFLICT DO NOTHING"
)
add_holding = insertion("holdings", *_HOLDING)
add_report = insertion("reports", "holding", "checked", "standing", "report")
add_body = f"{insertion('bodies', 'sha256', 'data')} ON CONFLICT DO NOTHING"
add_answer = insertion("answers", *_ANSWER)

find_number = "SELECT number FROM holdings WHERE id = :this"
find_holding = "SELECT * FROM holdings WHERE id = :this"
# A sound copy goes before a broken one, so that the broken one is not offered in its place.
find_twin = f"""
SELECT * FROM holdings
WHERE ({_SAME_BYTES}) OR (credential_id = :credential_id AND issuer_id = :issuer_id)
ORDER BY ({_SAME_BYTES}) DESC, genuine = 'invalid', removed IS NOT NULL, number DESC
"""
list_holdings = "SELECT * FROM holdings WHERE removed IS NULL ORDER BY added DESC, number DESC"
list_removed = "SELECT * FROM holdings WHERE removed IS NOT NULL ORDER BY removed DESC, number DESC"
find_artifact = "SELECT * FROM artifacts WHERE sha256 = :this"
find_report = """
SELECT reports.number, report FROM reports JOIN holdings ON holdings.number = holding
WHERE id = :this ORDER BY reports.number DESC
"""
list_reports = "SELECT number, report FROM reports WHERE holding = :holding ORDER BY number"
list_answers = """
SELECT answers.*, data FROM answers JOIN bodies USING (sha256)
WHERE report = :report ORDER BY number
"""
# What is remembered is an older answer under a newer number.
find_answer = """
SELECT answers.*, data FROM answers JOIN bodies USING (sha256)
WHERE url = :this AND status = 200 AND is_remembered = 0 ORDER BY number DESC
"""
list_bodies = "SELECT sha256 FROM answers WHERE report = :report"
find_thumbnail = """
SELECT png FROM holdings LEFT JOIN thumbnails ON holding = number WHERE id = :this
"""

put_thumbnail = replacement("thumbnails", "holding", "png")
set_standing = f"""
UPDATE holdings SET {changes("standing", "genuine", "recipient", "as_of", "unreachable_since")}
WHERE number = :holding
"""
set_summary = f"UPDATE holdings SET {changes(*SUMMARY_NAMES)} WHERE number = :holding"
erase_thumbnail = "DELETE FROM thumbnails WHERE holding = :holding"
set_visibility = "UPDATE holdings SET visibility = :new WHERE id = :this"
set_removed = "UPDATE holdings SET removed = :new WHERE id = :this"

erase_holding = "DELETE FROM holdings WHERE id = :this"
erase_orphans = """
DELETE FROM artifacts
WHERE NOT EXISTS (SELECT * FROM holdings WHERE artifact_sha256 = artifacts.sha256)
"""
erase_report = "DELETE FROM reports WHERE number = :report"
erase_body = """
DELETE FROM bodies
WHERE sha256 = :this AND NOT EXISTS (SELECT * FROM answers WHERE answers.sha256 = bodies.sha256)
"""
erase_unused_bodies = """
DELETE FROM bodies
WHERE NOT EXISTS (SELECT * FROM answers WHERE answers.sha256 = bodies.sha256)
"""

list_issuers = "SELECT * FROM issuers ORDER BY name, id"
put_issuer = replacement("issuers", "id", "name", "confirmed")
erase_issuer = "DELETE FROM issuers WHERE id = :this"

list_identities = "SELECT * FROM identities ORDER BY position"
erase_identities = "DELETE FROM identities"
add_identity = insertion("identities", "position", "type", "value")

# What moves when something is added, changed or taken away; pictures and what is due do not.
fingerprints = tuple(
    f"SELECT {what} FROM {table}"
    for table, what in {
        "holdings": "count(*), max(number), max(changed), count(removed), "
        "count(visibility = 'me'), count(visibility = 'link')",
        "reports": "count(*), max(number)",
        "collections": "count(*), max(changed)",
        "shares": "count(*)",
        "erasures": "count(*), max(happened)",
        "issuers": "count(*), max(confirmed)",
        "identities": "count(*), group_concat(value)",
        "settings": "group_concat(value) FILTER (WHERE name LIKE 'changed of %')",
    }.items()
)
list_active = "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')"
find_setting = "SELECT value FROM settings WHERE name = :this"
put_setting = replacement("settings", "name", "value")
