// Makers: the list and one maker's page.
import type { maker as shape } from "../en/maker";
import { speak } from "../speak";

const { n } = speak("zh");

const nameKind: Record<string, string> = {
  alias: "又名",
  family: "模型家族",
  affiliate: "关联方",
  handle: "Hub 账号",
  modelscope: "魔搭",
};
const eventKind: Record<string, string> = {
  release: "发布",
  licence: "许可证",
  policy: "政策",
  market: "市场",
  hardware: "硬件",
  ranking: "榜单",
  organisation: "组织",
};

/** Makers: the list and one maker's page. */
export const maker = {
  area: "厂商",
  nameKind,
  eventKind,
  list: {
    title: "厂商",
    lead: (of: number, without: number) => `${n(of)} 家厂商 · ${n(without)} 个模型的所有者无已知厂商`,
    search: "任意文字的名称、家族或账号",
    country: "所在地",
    unknown: "不明",
    more: (rest: number) => `另有 ${n(rest)} 个`,
    fewer: "收起",
    sort: "排序",
    sorts: { models: "模型最多", downloads: "下载最多", name: "名称" },
    total: (total: number, of: number) => (total === of ? `${n(of)} 家厂商` : `${n(of)} 家中的 ${n(total)} 家`),
    name: "厂商",
    kind: "类型",
    city: "城市",
    parent: "隶属",
    models: "模型",
    downloads: "下载量",
    latest: "最新",
    none: "没有厂商叫这个名字。",
    noneHint: "在有来源说明归属之前，仓库所有者不算厂商。",
    clear: "清空搜索",
    clearCountry: "取消所在地筛选",
  },
  page: {
    seat: "所在地",
    founded: "成立",
    kind: "类型",
    parent: "隶属",
    children: "下属",
    unknownSeat: "不明",
    models: "模型",
    allModels: (total: number) => `在模型中查看全部 ${n(total)} 个`,
    mostUsed: "使用最多的",
    noModels: "图集中没有该厂商的模型。",
    names: "名称",
    ambiguous: "另有他义",
    until: (date: string) => `至${date}`,
    from: (date: string) => `自${date}起`,
    verdicts: "其模型的许可结论",
    verdictsSummary: (parts: string) => `按许可结论：${parts}。`,
    licences: "所用许可证",
    noLicence: "未写明",
    history: "许可证沿革",
    standings: "榜单最好名次",
    board: "榜单",
    date: "日期",
    rank: "名次",
    model: "模型",
    events: "事件",
    none: "没有记录",
    search: "查找其模型",
    cite: "引用",
    cited: "引文已复制",
    citation: (name: string, seat: string, models: number, date: string) =>
      `${name}${seat}：百模图集收录 ${n(models)} 个模型，截至${date}。`,
    seatIs: (country: string) => `（所在地：${country}）`,
  },
} satisfies typeof shape;
