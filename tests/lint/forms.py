#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Designer forms: whatever takes the keyboard must say its name and stand in the tab order."""

import sys
import xml.etree.ElementTree as xml

# Widgets that hold others, or that only show something.
PASSIVE = {
    "QWidget", "QFrame", "QGroupBox", "QLabel", "QMainWindow", "QDialog", "QMenu", "QMenuBar",
    "QStatusBar", "QStackedWidget", "QSplitter", "QScrollArea", "QProgressBar", "Line",
}


def text_of(widget, name):
    found = widget.find(f"./property[@name='{name}']/*")
    return "" if found is None else (found.text or "").strip()


def faults(form):
    widgets = [w for w in form.iter("widget") if w.get("class") not in PASSIVE]
    stops = [stop.text for stop in form.iter("tabstop")]
    buddies = {text_of(label, "buddy") for label in form.iter("widget")}
    for widget in widgets:
        name = widget.get("name")
        if not (text_of(widget, "accessibleName") or text_of(widget, "text") or name in buddies):
            yield f"{name} has no accessible name"
        if name not in stops and text_of(widget, "focusPolicy") != "Qt::NoFocus":
            yield f"{name} is not in the tab order"
    known = {w.get("name") for w in widgets}
    yield from (f"the tab order names {stop}, which is not there" for stop in stops if stop not in known)
    # Who reads the form sees the fields in the order in which Tab visits them.
    shown = [w.get("name") for w in widgets if w.get("name") in stops]
    if shown != [stop for stop in stops if stop in known]:
        yield "the tab order is not the order of the fields"


for path in sys.argv[1:]:
    for fault in faults(xml.parse(path)):
        print(f"{path}: {fault}")
