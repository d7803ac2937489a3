// Rankings: boards on a day.
import type { ranking as shape } from "../en/ranking";
import { speak } from "../speak";

const { n } = speak("zh");

/** Rankings: boards on a day. */
export const ranking = {
  area: "榜单",
  title: (rows: number, date: string) => `${date}前 ${n(rows)} 名`,
  titleTen: (date: string) => `${date}前十名`,
  noBoard: "本图集没有榜单",
  board: "榜单",
  of: (of: number) => `榜上 ${n(of)} 个模型`,
  held: (held: number) => `存有前 ${n(held)} 行`,
  metricIs: (metric: string) => `得分：${metric}`,
  metric: {
    average: "各项基准的平均",
    rating: "投票所得评分",
    elo: "Elo 评分",
    score: "得分",
  },
  corrected: (corrections: number) => `原始数据未改，${n(corrections)} 处可见更正`,
  asked: (asked: string, date: string) => `${asked}以此前最近所存的一天为准：${date}。`,
  rank: "名次",
  model: "模型",
  publisher: "发布者",
  root: "权重之根",
  licence: "声明许可",
  score: "得分",
  interval: (low: string, high: string) => `${low} – ${high}`,
  unknown: "不明",
  noMaker: "厂商不明",
  noSignal: "无线索",
  ownRoot: "自身",
  notInAtlas: "图集中没有",
  correction: (raw: string, value: string) => `来源写作 ${raw}，更正为 ${value}`,
  more: "显示全部所存行",
  rule: {
    title: "发布者",
    text: "按发布者计数：仓库归哪家厂商所有，模型就计入该厂商所在的国家或地区。所有者国别不明的计为不明，绝不计为外国。",
    from: (shown: number) => `前 ${n(shown)} 行，按发布者所在地`,
  },
  share: {
    title: (country: string, rows: number) => `前 ${n(rows)} 名中发布者来自${country}的数目`,
    summary: (date: string, parts: readonly string[]) => `${date}：${parts.join("，")}。`,
    part: (number: number, country: string) => `${country} ${n(number)} 个`,
    courseSummary: (country: string, from: string, to: string, least: number, most: number) =>
      `${from}至${to}，发布者来自${country}的在前列中有 ${n(least)} 至 ${n(most)} 个。`,
    country: "所示国家或地区",
  },
  figure: {
    tabs: "图表",
    csv: "CSV",
    csvRows: "将表格存为 CSV",
    date: "日期",
    of: "共",
  },
  slider: {
    label: "所存日期",
    snapshot: (number: number, of: number) => `第 ${n(number)} 份，共 ${n(of)} 份`,
    ticks: "每一刻度是一个所存日期",
    previous: "前一个所存日期",
    next: "后一个所存日期",
  },
  calendar: {
    title: "选择日期",
    before: "上个月",
    after: "下个月",
    held: (day: string) => `${day}，已存`,
    holds: (day: string, held: string) => `${day}，以 ${held} 为准`,
    note: "带下划线的日期已存；其他日期以之前最近的一日为准。",
  },
  events: "事件",
  noEvents: "这一天前后没有事件记录。",
  unknownNote: "不明照样计数，绝不摊到别处。权重之根列在每行旁边，以已知谱系为限；它是有依据的线索，不是另一种计数。",
  cite: "引用",
  cited: "引文已复制",
  citation: (board: string, date: string, rows: number, parts: readonly string[], source: string) =>
    `${board}，${date}：前 ${n(rows)} 行按发布者所在地，${parts.join("，")}。来源：${source}。由百模计算。`,
  keys: { table: "图、表格" },
} satisfies typeof shape;
