// The Sync page, as long as nothing can be fetched.
import type { sync as shape } from "../en/sync";
import { speak } from "../speak";

const { n } = speak("zh");

/** The Sync page, as long as nothing can be fetched. */
export const sync = {
  area: "同步",
  title: "同步",
  lead: "百模只会在此处、只在你按下按钮时使用网络。",
  none: "本版本尚不能同步",
  noneText: "它不含任何能够建立连接的代码。你所见的内容来自内置图册。",
  state: {
    starter: "初始图册",
    generated: "生成的测试图册",
    synced: "已同步图册",
  },
  composed: (date: string) => `编成于${date}`,
  asOf: (date: string) => `最新事实截至${date}`,
  sources: "图册的来源",
  source: "来源",
  date: "截至",
  licence: "许可证",
  gave: "提供内容",
  noDate: "无日期",
  log: "网络日志",
  connections: (connections: number, time: string) => `自 ${time} 起 ${n(connections)} 个连接`,
  logEmpty: "日志为空。每个连接的用途与大小都会列在这里。",
  will: "此页将会收录",
  willList: [
    "每个来源一行：上次查询时间，新增、变更与消失的内容，以及需要取回的数量。",
    "取回之前先预览大小；可以暂停，并从原处继续。",
    "镜像、代理与令牌；以及与你有关的变化清单。",
  ],
  holds: "目前已有",
  holdings: {
    models: "模型",
    makers: "厂商",
    edges: "谱系关系",
    licence_texts: "许可证全文",
    snapshots: "所存榜单日",
    standings: "各日行数",
    offers: "报价",
    prices: "有日期的价格",
    chips: "芯片",
    events: "事件",
    sources: "来源",
  },
  disk: (size: string) => `占用磁盘 ${size}`,
  dayStart: "0 时",
  dayEnd: "24 时",
  more: (rest: number) => `再显示 ${n(rest)} 项`,
  fewer: "收起",
  next: "浏览图册",
  open: (name: string) => `打开 ${name} 的网址`,
} satisfies typeof shape;
