// Every screen with its address. Screens are loaded when they are first opened.
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { ErrorState, LoadingState } from "../kit/States.tsx";
import { NotFoundScreen } from "./NotFoundScreen.tsx";
import { plainSearch } from "./plainSearch.ts";
import { Shell } from "./Shell.tsx";

type Loader = () => Promise<{ default: ComponentType }>;
export const screens = import.meta.glob<{ default: ComponentType }>("../features/*/*Screen.tsx");

/** Address → file under features/. A screen reads its parameters with `useParams({ strict: false })`. */
export const table = {
  "/today": "today/TodayScreen",
  "/cases": "cases/CasesScreen",
  "/reports/new": "report/ReportScreen",
  "/cases/$caseId": "case/CaseScreen",
  "/cases/$caseId/factors/$factor": "factor/FactorScreen",
  "/cases/$caseId/timeline": "timeline/TimelineScreen",
  "/cases/$caseId/visits/new": "visit/VisitScreen",
  "/cases/$caseId/visits/$visitId": "visit/VisitScreen",
  "/visits/new": "visit/VisitScreen",
  "/cases/$caseId/partners": "partners/PartnersScreen",
  "/cases/$caseId/partners/new": "partners/NewPartnerScreen",
  "/cases/$caseId/partners/$partnerId": "partners/PartnerScreen",
  "/cases/$caseId/actions": "actions/CaseActionsScreen",
  "/cases/$caseId/share": "share/ShareScreen",
  "/cases/$caseId/disclose/$contactId": "disclose/DiscloseScreen",
  "/cases/$caseId/disclosures": "disclose/DisclosuresScreen",
  "/cases/$caseId/extract/$recordId": "disclose/ExtractScreen",
  "/cases/$caseId/document": "document/DocumentScreen",
  "/cases/$caseId/archive": "archive/ArchiveScreen",
  "/cases/$caseId/phase": "case-course/PhaseScreen",
  "/cases/$caseId/urgency": "case-course/UrgencyScreen",
  "/cases/$caseId/describe": "case-course/DescribeScreen",
  "/cases/$caseId/people": "case-course/PeopleScreen",
  "/cases/$caseId/interventions": "case-course/InterventionsScreen",
  "/cases/$caseId/agreements": "case-course/AgreementsScreen",
  "/cases/$caseId/close": "case-course/CloseScreen",
  "/cases/$caseId/reopen": "case-course/ReopenScreen",
  "/cases/$caseId/withdraw": "case-course/WithdrawScreen",
  "/cases/$caseId/erase": "erase/EraseScreen",
  "/cases/$caseId/erase/$recordId": "erase/EraseScreen",
  "/cases/$caseId/chapters/$place": "records/WorkScreen",
  "/cases/$caseId/records/$kind/$recordId": "records/RecordScreen",
  "/cases/$caseId/attention": "attention/AttentionScreen",
  "/cases/$caseId/guides": "factor/GuidesScreen",
  "/cases/$caseId/guides/$code": "factor/GuideScreen",
  "/cases/$caseId/mirror": "mirror/MirrorScreen",
  "/cases/$caseId/mirror/$task": "mirror/TaskScreen",
  "/cases/$caseId/plan": "plan/PlanScreen",
  "/cases/$caseId/plan/new": "plan/NewVersionScreen",
  "/cases/$caseId/handovers": "handover/HandoversScreen",
  "/cases/$caseId/handovers/new": "handover/OfferScreen",
  "/cases/$caseId/handovers/$handoverId": "handover/HandoverScreen",
  "/cases/$caseId/questions": "questions/QuestionsScreen",
  "/cases/$caseId/questions/new": "questions/AskScreen",
  "/cases/$caseId/questions/$questionId": "questions/QuestionScreen",
  "/cases/$caseId/bars": "weighing/BarsScreen",
  "/cases/$caseId/severity": "weighing/SeverityScreen",
  "/cases/$caseId/expectations": "expectations/ExpectationsScreen",
  "/cases/$caseId/pulses": "pulses/PulsesScreen",
  "/cases/$caseId/meetings": "meetings/MeetingsScreen",
  "/meetings": "meetings/MeetingsScreen",
  "/meetings/new": "meetings/PrepareScreen",
  "/meetings/$meetingId": "meetings/MeetingScreen",
  "/meetings/$meetingId/print": "meetings/PrintScreen",
  "/board": "board/BoardScreen",
  "/board/stagnation": "board/StagnationScreen",
  "/team": "records/TeamScreen",
  "/team/$kind/$recordId": "records/RecordScreen",
  "/search": "search/SearchScreen",
  "/actions": "actions/ActionsScreen",
  "/differences": "differences/DifferencesScreen",
  "/exchange": "exchange/ExchangeScreen",
  "/exchange/share": "share/ShareScreen",
  "/exchange/disclosures": "disclose/DisclosuresScreen",
  "/exchange/import": "import/ImportScreen",
  "/exchange/set-aside": "quarantine/QuarantineScreen",
  "/exchange/erasures": "erase/ErasuresScreen",
  "/exchange/check-archive": "archive/CheckArchiveScreen",
  "/contacts": "contacts/ContactsScreen",
  "/contacts/$contactId": "contacts/ContactScreen",
  "/settings": "settings/SettingsScreen",
  "/settings/card": "settings/OwnCardScreen",
  "/settings/devices": "devices/DevicesScreen",
  "/settings/recovery-sheet": "devices/NewSheetScreen",
  "/settings/about": "about/AboutScreen",
  "/settings/policy": "settings/PolicyScreen",
  "/help": "help/HelpScreen",
  "/recent": "recent/RecentScreen",
} as const;

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today" as string });
  },
});

const routes = Object.entries(table).map(([path, file]) => {
  const load = screens[`../features/${file}.tsx`] as Loader | undefined;
  return createRoute({
    getParentRoute: () => root,
    path,
    component: load ? lazyRouteComponent(load) : NotFoundScreen,
  });
});

export const router = createRouter({
  routeTree: root.addChildren([index, ...routes]),
  history: createHashHistory(),
  ...plainSearch,
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error }) => <ErrorState error={error} />,
  defaultPreload: "intent",
  scrollRestoration: false,
});
