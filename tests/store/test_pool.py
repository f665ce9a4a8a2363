import sqlite3

import pytest

from backpack.store.pool import ConnectionPool


@pytest.fixture
def made():
    """The connections that were made so far."""
    return []


@pytest.fixture
def pool(made):
    def connect():
        made.append(sqlite3.connect(":memory:", isolation_level=None))
        return made[-1]

    return ConnectionPool(connect)


def is_open(connection):
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def test_a_connection_is_used_again(pool, made):
    for _ in range(3):
        with pool.lent() as connection:
            assert connection is made[0]
    assert len(made) == 1


def test_two_at_once_get_two(pool, made):
    with pool.lent() as one, pool.lent() as other:
        assert one is not other
    assert all(map(is_open, made))


def test_what_was_left_undone_is_rolled_back(pool):
    with pool.lent() as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO t VALUES (1)")
    with pool.lent() as again:
        assert not again.in_transaction
        assert again.execute("SELECT * FROM t").fetchall() == []


def test_a_connection_in_trouble_is_not_lent_again(pool, made):
    with pytest.raises(sqlite3.OperationalError), pool.lent() as connection:
        connection.execute("SELECT * FROM nowhere")
    assert not is_open(made[0])
    with pool.lent() as other:
        assert is_open(other)


def test_emptying_closes_what_is_idle_and_later_what_is_lent(pool, made):
    with pool.lent() as lent, pool.lent():
        pass
    with pool.lent() as lent:
        pool.empty()
        assert is_open(lent)
    assert not any(map(is_open, made))
    with pool.lent() as fresh:
        assert is_open(fresh)


def test_no_more_are_kept_than_are_of_use(pool, made):
    lent = [pool.lent() for _ in range(6)]
    for each in lent:
        each.__enter__()
    for each in lent:
        each.__exit__(None, None, None)
    assert sum(map(is_open, made)) == 4
