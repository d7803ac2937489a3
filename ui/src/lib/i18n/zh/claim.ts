// The Claims page, as long as claims cannot be saved.
import type { claim as shape } from "../en/claim";
import { speak } from "../speak";

const { n } = speak("zh");

/** The Claims page, as long as claims cannot be saved. */
export const claim = {
  area: "论断",
  title: "论断",
  none: "尚不能保存论断",
  noneText: "像“最好的十个模型中有五个来自中国”这样的句子，将成为一个保存下来的定义，对任何日期都有答案。",
  will: "此页将会收录",
  willList: [
    "一句话，读作一个定义：哪个榜单、哪一天、哪条计数规则。",
    "当天及任何一天的答案，逐行展示推算过程。",
    "一个可供任何人复算的校验值，以及可粘贴的引文。",
  ],
  now: "现在可以核对的",
  nowText: (board: string, date: string) => `${board} 在${date}的各行、各自的发布者，以及按“发布者”规则的占比。`,
  open: (date: string) => `打开${date}的榜单`,
  noBoard: "本图册没有榜单。",
  days: (days: number) => `存有 ${n(days)} 天`,
  boards: "榜单",
} satisfies typeof shape;
