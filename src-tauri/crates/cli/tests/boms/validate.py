"""Validates a bill of materials: `validate.py cyclonedx|spdx FILE`. Exit code 0: valid; 1: not, with the reason.

CycloneDX goes against the official JSON schema, strictly. SPDX goes through the model that the SPDX project generates
from the shapes of its specification (types, enumerations, patterns, how many of each), and then through what that model
leaves open: no id is used that nothing bears, and each AI package says what the AI profile asks for.
"""

import json
import sys

NAMED = ("https://spdx.org/rdf/3.0.1/terms/", "expandedlicensing_", "NoAssertionElement", "NoneElement")
REQUIRED = (
    "suppliedBy",
    "software_packageVersion",
    "software_primaryPurpose",
    "software_downloadLocation",
)


def cyclonedx(path):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    with open(path, encoding="utf-8") as file:
        error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read())
    return [] if error is None else [str(error).splitlines()[0]]


def spdx(path):
    from spdx_python_model import v3_0_1 as model

    objects = model.SHACLObjectSet()
    with open(path, "rb") as file:
        model.JSONLDDeserializer().read(file, objects)
    # Writing checks what reading does not: that nothing required is missing.
    with open(path + ".again", "wb") as again:
        model.JSONLDSerializer().write(objects, again)
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)["@graph"]
    return list(dangling(graph)) + list(profile(graph))


def dangling(graph):
    borne = {node[key] for node in graph for key in ("spdxId", "@id") if key in node}
    for node in graph:
        for key in ("creationInfo", "createdBy", "from", "to", "element", "rootElement", "suppliedBy"):
            used = node.get(key, [])
            for name in [used] if isinstance(used, str) else used:
                if name not in borne and not name.startswith(NAMED):
                    yield f"{key} names {name}, which nothing bears"
    ids = [node["spdxId"] for node in graph if "spdxId" in node]
    if len(ids) != len(set(ids)):
        yield "an id is borne twice"


def profile(graph):
    documents = [node for node in graph if node["type"] == "SpdxDocument"]
    if len(documents) != 1:
        yield f"{len(documents)} documents"
    if not all("ai" in document["profileConformance"] for document in documents):
        yield "it does not say that it conforms to the AI profile"
    for node in graph:
        if node["type"] != "ai_AIPackage":
            continue
        for key in REQUIRED:
            if key not in node:
                yield f"{node['name']} has no {key}"
        for kind in ("hasDeclaredLicense", "hasConcludedLicense"):
            told = [
                other
                for other in graph
                if other.get("relationshipType") == kind and other.get("from") == node["spdxId"]
            ]
            if len(told) != 1:
                yield f"{node['name']} has {len(told)} {kind}"


def main():
    kind, path = sys.argv[1:]
    try:
        problems = {"cyclonedx": cyclonedx, "spdx": spdx}[kind](path)
    except Exception as error:  # whatever it is, the bill is not valid
        problems = [f"{type(error).__name__}: {error}"]
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


main()
