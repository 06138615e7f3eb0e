export type CountsView = { today: number; cases: number; actions: number; differences: number };
