#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Prints «N passed, N failed[, N skipped]»; exit 1 if any failed.

usage: summary.py JUNIT_LOG [NAME=ok|failed …]
"""
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
for case in tree.parse(sys.argv[1]).iter("testcase"):
    if case.find("failure") is not None or case.find("error") is not None:
        failed += 1
        print("failed:", case.get("classname"), case.get("name"))
    elif case.find("skipped") is not None:
        skipped += 1
        print("skipped:", case.get("classname"), case.get("name"))
    else:
        passed += 1
for argument in sys.argv[2:]:
    name, result = argument.split("=")
    passed += result == "ok"
    if result != "ok":
        failed += 1
        print("failed:", name)
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
