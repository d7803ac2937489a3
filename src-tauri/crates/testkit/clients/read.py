"""Reads a Hub with huggingface_hub as its users do, and prints what it found as JSON: read.py ENDPOINT REPO RENAMED.

One script for three generations of the client; a call that a generation does not have is left out of the answer.
"""

import json
import os
import sys
import tempfile

ENDPOINT, REPO, RENAMED = sys.argv[1:4]
HOME = tempfile.mkdtemp()
os.environ.update(HF_ENDPOINT=ENDPOINT, HF_HOME=HOME, HF_HUB_DISABLE_XET="1")

import huggingface_hub  # noqa: E402
from huggingface_hub import HfApi, hf_hub_download  # noqa: E402

api = HfApi(endpoint=ENDPOINT)
NEW = int(huggingface_hub.__version__.split(".")[0]) >= 1
answers = {"version": huggingface_hub.__version__}


def mark(name):
    """Leaves a mark in the server's log, outside the client."""
    import urllib.request

    try:
        urllib.request.urlopen(f"{ENDPOINT}/__mark/{name}").read()
    except OSError:
        pass


def call(name, does):
    """Notes what a call gives, or the name of what it raises."""
    mark(name)
    try:
        answers[name] = does()
    except TypeError as error:
        answers[name] = {"absent": str(error)}
    except Exception as error:  # noqa: BLE001
        answers[name] = {"raised": type(error).__name__}


def model(info):
    """The fields of a model that both sides of a comparison have."""
    at = lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%S.000Z") if moment else None  # noqa: E731
    return {
        "id": info.id,
        "downloads": info.downloads,
        "likes": info.likes,
        "createdAt": at(getattr(info, "created_at", None)),
        "lastModified": at(getattr(info, "last_modified", None)),
        "pipeline_tag": info.pipeline_tag,
        "library_name": info.library_name,
        "gated": getattr(info, "gated", None),
        "tags": info.tags,
    }


def text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def downloaded(repo, name="README.md", **more):
    return hf_hub_download(repo, name, cache_dir=os.path.join(HOME, "cache"), **more)


FIELDS = ["createdAt", "lastModified", "downloads", "likes", "gated", "pipeline_tag", "library_name", "tags"]
by_creation = {"sort": "createdAt"} if NEW else {"sort": "createdAt", "direction": 1}

call("list_models_plain", lambda: [found.id for found in api.list_models(limit=4)])
call(
    "list_models_full",
    lambda: [
        found.id
        for found in api.list_models(
            filter=["text-generation", "license:apache-2.0"],
            author="Qwen",
            search="qwen",
            sort="downloads",
            limit=2,
            full=True,
            fetch_config=True,
            cardData=True,
        )
    ],
)
call(
    "list_models_expand",
    lambda: [
        found.id
        for found in api.list_models(
            gated=False,
            pipeline_tag="text-generation",
            num_parameters="min:1B,max:8B",
            sort="createdAt",
            limit=5,
            expand=["safetensors", "gguf", "cardData", "baseModels", "config"],
        )
    ],
)
call("everything", lambda: [model(found) for found in api.list_models(expand=FIELDS, **by_creation)])
call("everything_full", lambda: [found.id for found in api.list_models(full=True, **by_creation)])
call("model_info", lambda: model(api.model_info(REPO)))
call("model_info_rev", lambda: api.model_info(REPO, revision="main").sha)
call("model_info_files", lambda: [file.size for file in api.model_info(REPO, files_metadata=True, securityStatus=True).siblings])
call(
    "model_info_expand",
    lambda: api.model_info(REPO, expand=["childrenModelCount", "baseModels", "usedStorage"]).id,
)
call("hf_hub_download", lambda: text(downloaded(REPO)))
call("hf_hub_download_again", lambda: text(downloaded(REPO)))
call("hf_hub_download_404", lambda: downloaded(REPO, "NOTHING"))
call("file_exists", lambda: [api.file_exists(REPO, "README.md"), api.file_exists(REPO, "NOTHING")])
call("list_repo_tree", lambda: [entry.path for entry in api.list_repo_tree(REPO, recursive=True)])
call("get_paths_info", lambda: [entry.path for entry in api.get_paths_info(REPO, ["README.md", "NOTHING"])])
call("list_repo_refs", lambda: [branch.name for branch in api.list_repo_refs(REPO).branches])
call("whoami", lambda: api.whoami(token="hf_known")["name"])
call("bad_token", lambda: api.whoami(token="hf_wrong")["name"])
call("org_overview", lambda: api.get_organization_overview("Qwen").name)
call("renamed", lambda: api.model_info(RENAMED).id)
call("missing", lambda: api.model_info("nobody/nothing", token="hf_known").id)
call("no_revision", lambda: api.model_info(REPO, revision="never").id)
call("model_card", lambda: huggingface_hub.ModelCard.load(REPO).text)
call("weights", lambda: os.path.getsize(downloaded(REPO, "model.safetensors")))
json.dump(answers, sys.stdout)
