"""What the system says when a learner leaves; each system's own messages, played to it."""

import ctypes
import shutil
import subprocess
from ctypes import wintypes
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QWindow

from backpack.ui.locking import mac_desktop, windows_desktop
from backpack.ui.locking.away import Desktop
from backpack.ui.locking.desktop import make_desktop, watch_desktop
from backpack.ui.locking.free_desktop import FreeDesktop, bus_label
from backpack.ui.locking.mac_desktop import MacDesktop
from backpack.ui.locking.windows_desktop import WindowsDesktop, tells_of_leaving

needs_bus = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-send")),
    reason="dbus-daemon and dbus-send are not installed",
)


@pytest.fixture
def bus():
    """The address of a message bus of one's own."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def listening(qapp, bus):
    connection = QDBusConnection.connectToBus(bus, "listening")
    parent = QObject()
    desktop = FreeDesktop(parent, session=connection, system=connection, session_id="2")
    desktop.watch()
    left = []
    desktop.left.connect(lambda: left.append(True))
    yield left
    parent.deleteLater()
    QDBusConnection.disconnectFromBus("listening")


def say(bus, path, signal, *arguments):
    command = ["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *arguments]
    subprocess.run(command, check=True)


@needs_bus
@pytest.mark.parametrize(
    ("path", "signal", "arguments"),
    [
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("/org/cinnamon", "org.cinnamon.ScreenSaver.ActiveChanged", ["boolean:true"]),
        (
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager.PrepareForSleep",
            ["boolean:true"],
        ),
        (
            "/org/freedesktop/login1/session/_32",
            "org.freedesktop.login1.Session.Lock",
            [],
        ),
    ],
)
def test_a_locked_desktop_and_sleep_are_heard_of(qtbot, bus, listening, path, signal, arguments):
    say(bus, path, signal, *arguments)
    qtbot.waitUntil(lambda: listening == [True])


@needs_bus
def test_an_unlocked_desktop_waking_and_others_sessions_are_no_reason(qtbot, bus, listening):
    say(bus, "/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:false")
    sleep = "org.freedesktop.login1.Manager.PrepareForSleep"
    say(bus, "/org/freedesktop/login1", sleep, "boolean:false")
    lock = "org.freedesktop.login1.Session.Lock"
    say(bus, "/org/freedesktop/login1/session/_33", lock)
    say(bus, "/org/freedesktop/login1/session/_32", lock)  # the last one is ours
    qtbot.waitUntil(lambda: listening == [True])


def test_a_computer_without_any_bus_is_no_trouble(qapp):
    nowhere = QDBusConnection("nowhere")
    parent = QObject()
    FreeDesktop(parent, session=nowhere, system=nowhere, session_id="").watch()


@pytest.mark.parametrize(
    ("name", "label"), [("2", "_32"), ("c2", "c2"), ("a-b", "a_2db"), ("ä", "_c3_a4")]
)
def test_a_session_is_found_under_the_name_that_systemd_gives_it(name, label):
    assert bus_label(name) == label


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", FreeDesktop), ("win32", WindowsDesktop), ("darwin", MacDesktop)],
)
def test_each_system_is_listened_to_in_its_own_way(qapp, platform, kind):
    parent = QObject()
    assert isinstance(make_desktop(parent, platform), kind)
    assert isinstance(watch_desktop(parent), Desktop)
    Desktop(parent).watch()


@pytest.mark.parametrize(
    ("message", "parameter", "leaves"),
    [(0x218, 4, True), (0x218, 18, False), (0x2B1, 7, True), (0x2B1, 8, False), (0x10, 4, False)],
)
def test_windows_says_by_a_message_that_the_learner_leaves(qapp, message, parameter, leaves):
    told = wintypes.MSG(message=message, wParam=parameter)
    assert tells_of_leaving(told) is leaves
    parent = QObject()
    desktop, left = WindowsDesktop(parent), []
    desktop.left.connect(lambda: left.append(True))
    for kind in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
        answer = desktop._filter.nativeEventFilter(kind, ctypes.addressof(told))
        assert answer == (False, 0)
    assert left == [True] * leaves


def test_windows_is_asked_once_for_the_session(qapp, monkeypatch):
    asked = []

    def register(window, which):
        asked.append((window, which))
        return 1

    library = SimpleNamespace(wtsapi32=SimpleNamespace(WTSRegisterSessionNotification=register))
    monkeypatch.setattr(windows_desktop.ctypes, "windll", library, raising=False)
    parent = QObject()
    desktop = WindowsDesktop(parent)
    desktop.watch()
    window = QWindow()
    window.create()
    desktop._register(window)
    desktop._register(window)
    assert len(asked) == 1
    QCoreApplication.instance().removeNativeEventFilter(desktop._filter)


class Core:
    """Plays Core Foundation."""

    def __init__(self):
        self.observed = []

        def center():
            return 1

        def string(_allocator, text, _encoding):
            return text

        def observe(_center, _observer, call, name, _object, _behaviour):
            self.observed.append((name, call))

        self.CFNotificationCenterGetDistributedCenter = center
        self.CFStringCreateWithCString = string
        self.CFNotificationCenterAddObserver = observe


def test_macos_calls_back_when_the_screen_locks(qapp, monkeypatch):
    core, left, parent = Core(), [], QObject()
    desktop = MacDesktop(parent, core=core)
    desktop.left.connect(lambda: left.append(True))
    desktop.watch()
    ((name, call),) = core.observed
    assert name == b"com.apple.screenIsLocked"
    call(None, None, None, None, None)
    assert left == [True]
    monkeypatch.setattr(mac_desktop.ctypes.util, "find_library", lambda _name: None)
    MacDesktop(parent).watch()
