// Addresses of the screens, as hash links. Ids are opaque; no name ever stands in an address.
const to = (path: string) => `#${path}`;

export const paths = {
  today: to("/today"),
  cases: to("/cases"),
  newReport: to("/reports/new"),
  case: (id: string) => to(`/cases/${id}`),
  factor: (id: string, factor: number) => to(`/cases/${id}/factors/${factor}`),
  timeline: (id: string) => to(`/cases/${id}/timeline`),
  newVisit: (id?: string) => to(id ? `/cases/${id}/visits/new` : "/visits/new"),
  visit: (id: string, visit: string) => to(`/cases/${id}/visits/${visit}`),
  partners: (id: string) => to(`/cases/${id}/partners`),
  caseActions: (id: string) => to(`/cases/${id}/actions`),
  share: (id?: string) => to(id ? `/cases/${id}/share` : "/exchange/share"),
  document: (id: string) => to(`/cases/${id}/document`),
  close: (id: string) => to(`/cases/${id}/close`),
  actions: to("/actions"),
  differences: to("/differences"),
  exchange: to("/exchange"),
  import: to("/exchange/import"),
  contacts: to("/contacts"),
  contact: (id: string) => to(`/contacts/${id}`),
  settings: to("/settings"),
  about: to("/settings/about"),
  help: to("/help"),
} as const;
