// Links from outside and the pages they name.
import { expect, it } from "vitest";
import { boardPath, licencePath, modelPath, pathOfLink, searchPath } from "./place";

it("a link leads to its page, and nothing else does", () => {
  const check = (link: string, path: string | null) => {
    expect(pathOfLink(link), link).toBe(path);
  };
  check("baimo://model/Qwen/Qwen2-72B", "/models/Qwen/Qwen2-72B");
  check("baimo://model/gpt2", "/models/gpt2");
  check("baimo://maker/qwen", "/makers/qwen");
  check("baimo://licence/tongyi-qianwen#4b", "/licences/tongyi-qianwen#4b");
  check("baimo://ranking/open-llm-v2?at=2024-08-19", "/rankings/open-llm-v2?at=2024-08-19");
  check("baimo://ranking/open-llm-v2?at=2024%2F..", "/rankings/open-llm-v2?at=2024%2F..");
  check("baimo://model/a/../../settings", "/models/a/../../settings");
  check("baimo://sync", "/sync");
  check("baimo://sync/start", null);
  check("baimo://settings", null);
  check("https://example.org/model/x", null);
  check("javascript:alert(1)", null);
  check("baimo://model/", null);
  check("baimo://maker/<script>", "/makers/%3Cscript%3E");
});

it("keys are escaped in paths", () => {
  expect(modelPath("a b/c?d#e")).toBe("/models/a%20b/c%3Fd%23e");
  expect(licencePath("x", "§4.b")).toBe("/licences/x#%C2%A74.b");
  expect(boardPath("arena", null)).toBe("/rankings/arena");
  expect(searchPath("通义 -relation:quantized")).toBe("/models?q=%E9%80%9A%E4%B9%89%20-relation%3Aquantized");
  expect(searchPath("")).toBe("/models");
});
