// Prices: offers by the token and the price war.
import type { price as shape } from "../en/price";
import { speak } from "../speak";

const { n } = speak("zh");

/** Prices: offers by the token and the price war. */
export const price = {
  area: "价格",
  title: "价格",
  lead: (of: number) => `${n(of)} 份按词元计价的报价 · 每百万词元，以报价币种计`,
  search: "模型、服务商或厂商",
  total: (total: number, of: number) => (total === of ? `${n(of)} 份报价` : `${n(of)} 份中的 ${n(total)} 份`),
  tabs: "显示内容",
  offers: "报价",
  war: "价格战",
  model: "模型",
  provider: "服务商",
  maker: "厂商",
  input: "输入",
  output: "输出",
  course: "走势",
  since: "自",
  until: "至",
  offered: "仍在供应",
  none: "没有报价符合。",
  noneHint: "此处只列出存有历史的按词元报价。",
  clear: "清空搜索",
  more: "显示更多",
  chart: {
    title: (name: string) => `${name} 的价格`,
    scale: "对数刻度",
    linear: "从零起的刻度",
    input: "输入",
    output: "输出",
    summary: (name: string, from: string, to: string, first: string, last: string) =>
      `${name}：输入价${from}为 ${first}，${to}为 ${last}，每百万词元。`,
    date: "自",
    chart: "图",
    table: "表格",
    view: "显示方式",
    choose: "选择一份报价以查看走势。",
    openModel: "打开模型",
    single: "只存有一个价格，没有走势可画。",
  },
  cuts: {
    lead: "公布的人民币标价，每百万词元，最新在前。2024 年 5 月的一轮及其后续。",
    date: "日期",
    model: "公布的模型",
    direction: "方向",
    kind: "动作",
    before: "之前",
    after: "之后",
    change: "变动",
    free: "免费",
    none: "没有符合的公布价格。",
    directions: { input: "输入", output: "输出", "input, cache hit": "输入，命中缓存" },
    kinds: {
      cut: "降价",
      rise: "涨价",
      launch: "上市",
      free: "免费",
      promotion: "促销",
      "off-peak": "错峰",
    },
    csv: "CSV",
  },
} satisfies typeof shape;
