"""dev.py: what it asks of a machine, and what it passes on."""

import subprocess
import sys

import pytest

import dev


@pytest.fixture
def commands(monkeypatch):
    """Every tool that would have run; each of them succeeds."""
    ran = []
    monkeypatch.setattr(dev, "run_tool", lambda *command, **_: ran.append(command) or 0)
    return ran


@pytest.fixture
def no_display(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def everything_loads(monkeypatch):
    monkeypatch.setattr(dev, "can_load", lambda _: True)
    monkeypatch.setattr(dev, "environment_works", lambda: True)


class TestMissingPackages:
    def test_a_complete_machine_needs_nothing(self, monkeypatch):
        everything_loads(monkeypatch)
        assert dev.missing_packages(window=True) == []

    def test_a_bare_machine_is_told_every_library_that_drawing_needs(self, monkeypatch):
        everything_loads(monkeypatch)
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(dev, "can_load", lambda _: False)
        assert dev.missing_packages(window=False) == list(dev.DRAWING.values())

    def test_a_window_needs_more_than_drawing(self, monkeypatch):
        everything_loads(monkeypatch)
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(dev, "can_load", lambda name: name not in dev.WINDOW)
        assert dev.missing_packages(window=True) == list(dev.WINDOW.values())

    def test_python_without_venv_names_the_package_of_this_very_version(self, monkeypatch):
        everything_loads(monkeypatch)
        monkeypatch.setattr(dev, "environment_works", lambda: False)
        monkeypatch.setattr(dev, "can_make_environments", lambda: False)
        package = f"python3.{sys.version_info.minor}-venv"
        assert dev.missing_packages(window=False) == [package]

    def test_other_systems_bring_their_own_libraries(self, monkeypatch):
        everything_loads(monkeypatch)
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(dev, "can_load", lambda _: False)
        assert dev.missing_packages(window=True) == []

    def test_packaging_needs_objdump(self, monkeypatch):
        everything_loads(monkeypatch)
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: None)
        assert dev.missing_packages(window=False, packaging=True) == ["binutils"]


class TestInstallingPackages:
    def test_root_on_debian_gets_them_installed_after_an_update(self, monkeypatch):
        ran = []
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
        monkeypatch.setattr(dev.subprocess, "call", lambda step, **_: ran.append(step) or 0)
        assert dev.install_packages(["libegl1"])
        assert [step[:2] for step in ran] == [("apt-get", "update"), ("apt-get", "install")]
        assert ran[1][-1] == "libegl1"

    def test_nobody_else_has_anything_installed(self, monkeypatch):
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev.subprocess, "call", lambda *_, **__: pytest.fail("installs"))
        assert not dev.install_packages(["libegl1"])

    def test_others_are_told_one_line_to_copy(self, monkeypatch):
        monkeypatch.setattr(dev.shutil, "which", lambda _: "/usr/bin/apt-get")
        advice = dev.advise_packages(["libegl1", "libgl1"])
        lines = [line for line in advice.splitlines() if "apt-get" in line]
        assert lines == ["    sudo apt-get install -y libegl1 libgl1"]

    def test_without_apt_the_names_are_still_given(self, monkeypatch):
        monkeypatch.setattr(dev.shutil, "which", lambda _: None)
        assert "libegl1" in dev.advise_packages(["libegl1"])

    def test_missing_packages_stop_before_anything_is_set_up(self, monkeypatch, capsys):
        monkeypatch.setattr(dev, "missing_packages", lambda **_: ["libegl1"])
        monkeypatch.setattr(dev, "install_packages", lambda _: False)
        monkeypatch.setattr(dev, "install", lambda _: pytest.fail("set up"))
        assert dev.main(["test"]) == 1
        assert "libegl1" in capsys.readouterr().err


class TestRun:
    def test_without_a_display_the_tour_takes_the_windows_place(self, commands, no_display, capsys):
        assert dev.run_program([], tour=False) == 0
        assert commands == [("python", "-m", "tools.tour")]
        assert "no display" in capsys.readouterr().out

    def test_the_tour_comes_on_purpose_too(self, commands, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":0")
        dev.run_program([], tour=True)
        assert commands == [("python", "-m", "tools.tour")]

    def test_with_a_display_the_window_opens(self, commands, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":0")
        dev.run_program([], tour=False)
        assert commands == [("python", "-P", "-m", "backpack")]

    def test_what_stands_after_two_dashes_is_passed_on(self, commands, monkeypatch):
        monkeypatch.setattr(dev, "prepare", lambda *_, **__: "")
        assert dev.main(["run", "--", "check", "badge.png", "--json"]) == 0
        assert commands == [("python", "-P", "-m", "backpack", "check", "badge.png", "--json")]

    def test_files_are_looked_for_where_the_learner_stands(self, monkeypatch, tmp_path):
        folders = []
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(dev.subprocess, "call", lambda *_, cwd, **__: folders.append(cwd) or 0)
        assert dev.run_program(["check", "badge.png"], tour=False) == 0
        assert folders == [tmp_path]

    def test_only_the_programs_own_answer_goes_down_a_pipe(self, capfd):
        assert dev.run_program(["--version"], tour=False) == 0
        answer = capfd.readouterr()
        assert answer.out.split()[0] == "backpack"
        assert answer.err.startswith("$ python")

    def test_a_word_for_the_program_before_the_dashes_is_wrong_usage(self, commands):
        with pytest.raises(SystemExit) as stop:
            dev.main(["run", "badge.png"])
        assert (stop.value.code, commands) == (2, [])


class TestChecks:
    def test_every_step_runs_and_one_that_fails_fails_the_whole(self, monkeypatch, capsys):
        ran = []

        def run_tool(*command):
            ran.append(command)
            return int(command[0] == "mypy")

        monkeypatch.setattr(dev, "run_tool", run_tool)
        assert dev.check([]) == 1
        assert len(ran) == len(dev.CHECKS)
        shown = capsys.readouterr().out.splitlines()
        assert [line.split()[:2] for line in shown if "FAILED" in line] == [["types", "FAILED"]]

    def test_all_good_is_good(self, commands):
        assert dev.check([]) == 0
        assert commands[0] == ("ruff", "format", "--check")

    def test_the_quick_tests_leave_the_slow_ones_out(self, commands):
        dev.test(["tests/cli"])
        assert commands[0][-3:] == ("-m", "not slow", "tests/cli")


class TestWords:
    def test_every_sentence_is_collected_and_every_translation_told(
        self, commands, monkeypatch, tmp_path
    ):
        monkeypatch.setattr(dev, "ROOT", tmp_path)
        folder = tmp_path / "resources" / "translations"
        (folder / "de" / "LC_MESSAGES").mkdir(parents=True)
        assert dev.words([]) == 0
        (folder / "de" / "LC_MESSAGES" / "backpack.po").touch()
        assert dev.words([]) == 0
        assert [command[2] for command in commands] == ["extract", "extract", "update"]


class TestSettingUp:
    @pytest.fixture
    def project(self, tmp_path, monkeypatch):
        (tmp_path / "pyproject.toml").write_text("[project]\n")
        (tmp_path / ".venv").mkdir()
        monkeypatch.setattr(dev, "ROOT", tmp_path)
        monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
        monkeypatch.setattr(dev, "make_environment", lambda: True)
        return tmp_path

    def test_installs_once(self, project, commands):
        assert dev.install("dev")
        assert dev.install("dev")
        assert len(commands) == 1
        assert commands[0][-1] == ".[dev]"

    def test_installs_again_when_the_project_asks_for_something_else(self, project, commands):
        dev.install("dev")
        (project / "pyproject.toml").write_text("[project]\nname = 'more'\n")
        dev.install("dev")
        assert len(commands) == 2

    def test_a_failed_install_is_tried_again(self, project, monkeypatch):
        monkeypatch.setattr(dev, "run_tool", lambda *_: 1)
        assert not dev.install("dev")
        assert not dev.install("dev")

    def test_a_changed_translation_is_compiled(self, project, commands):
        folder = project / "resources" / "translations" / "de" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "backpack.po").touch()
        assert dev.compile_catalogues()
        assert commands[0][:2] == ("pybabel", "compile")

    def test_an_old_python_is_named_with_the_one_that_is_needed(self, monkeypatch):
        monkeypatch.setattr(dev, "OLDEST_PYTHON", (9, 9))
        assert "needs Python 9.9 or newer" in dev.prepare("test")


def test_an_unknown_command_is_wrong_usage_and_sets_nothing_up():
    done = subprocess.run(
        [sys.executable, dev.__file__, "dance"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "dance" in done.stderr
