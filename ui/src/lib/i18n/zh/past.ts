// 模型的来龙去脉：状态、按日期的变更、计数、卡片与许可证文件。
import type { past as shape } from "../en/past";
import { speak } from "../speak";

const { n } = speak("zh");

/** 仓库的状态。 */
const state: Record<string, string> = {
  there: "公开",
  private: "不公开",
  disabled: "已停用",
  gone: "已消失",
};

/** 仓库的访问方式。 */
const gate: Record<string, string> = {
  open: "开放",
  auto: "同意条款后可用",
  manual: "需人工批准",
};

/** 跟踪的字段。 */
const field: Record<string, string> = {
  licence: "许可证",
  parents: "上游模型",
  gated: "访问方式",
  repo: "名称",
  recreated: "重新创建",
  state: "状态",
  task: "任务",
  library: "程序库",
};

/** 模型的来龙去脉。 */
export const past = {
  state,
  gate,
  field,
  nothing: "无",
  banner: {
    title: {
      gone: (day: string) => `已从 Hub 消失（${day}发现）`,
      private: (day: string) => `在 Hub 上不再公开（${day}发现）`,
      disabled: (day: string) => `在 Hub 上已停用（${day}发现）`,
    },
    titleUndated: {
      gone: "已从 Hub 消失",
      private: "在 Hub 上不再公开",
      disabled: "在 Hub 上已停用",
    },
    text: (descendants: number) =>
      `你看到的是它最后的状态。许可证、谱系${descendants === 0 ? "" : `、${n(descendants)} 个后代`}和你的笔记仍可查阅。`,
    unknownWhy: "Hub 未说明原因。",
  },
  history: {
    title: "变更记录",
    changes: (changes: number) => `${n(changes)} 处变更`,
    none: "目前未发现变更。每次同步都会比对许可证、上游模型、访问方式、名称和状态。",
    from: (was: string, became: string) => `${was} → ${became}`,
    seen: "日期是发现变更的那次同步；变更本身可能更早。",
    more: (rest: number) => `另有 ${n(rest)} 处`,
    fewer: "收起",
  },
  counters: {
    title: "下载量变化",
    summary: (from: string, to: string, first: string, last: string) =>
      `30 日下载量：${first}为 ${from}，${last}为 ${to}。`,
    one: "目前只有一个样本；两次同步之后才能画线。",
    date: "日期",
    downloads: "下载量（30 日）",
    likes: "点赞",
    view: "下载量变化的显示方式",
    chart: "图表",
    table: "表格",
  },
  card: {
    title: "卡片",
    of: (day: string) => `取回于${day}`,
    show: "阅读卡片",
    cut: (letters: number) => `只保留了前 ${n(letters)} 个字符。`,
    theirs: "厂商原文，以纯文本显示。",
  },
  files: {
    title: "许可证文件",
    versions: (files: number) => `${n(files)} 个版本`,
    seen: (first: string, last: string) => `见于${first}至${last}`,
    once: (day: string) => `见于${day}`,
    show: "阅读最新文本",
    hash: "SHA-256",
    theirs: "仓库中的原样文本。上文所列条款属于该模型声明的许可证。",
  },
} satisfies typeof shape;
