// The timeline.
import type { timeline as shape } from "../en/timeline";
import { speak } from "../speak";

const { n, count } = speak("zh");

/** The timeline. */
export const timeline = {
  title: "时间线",
  lead: "各国制作了多少大模型，同期发生了什么",
  growth: "十亿参数以上的模型",
  none: "此规模与时段内没有带日期的模型。",
  month: "月份",
  unsized: "新增（规模未知）",
  unknown: "未知",
  count: "统计方式",
  counts: { all: "累计", new: "当月新增" },
  original: "仅原创",
  from: "起",
  to: "止",
  start: "从最早",
  end: "至最新",
  country: "国家",
  anywhere: "所有国家",
  happened: "大事记",
  noEvents: "没有符合类别、国家和时段的事件。",
  link: "时间线",
  summary: (from, to, country, total) => `${from}至${to}，最多的是${country}，共 ${n(total)} 个。`,
  definition: (original) =>
    `${original ? "既非衍生也非副本的模型" : "模型仓库（含衍生模型）"}，十亿参数以上，按厂商所在地和仓库创建月份统计。`,
  undated: (large, odd) => `另有 ${n(large)} 个没有日期，${n(odd)} 个既无日期也无规模。`,
  unrelated: (models) => `${n(models)} 个因来源关系不明而未计入。`,
  events: (events) => count(events, { other: "{n} 个带日期的事件" }),
} satisfies typeof shape;
