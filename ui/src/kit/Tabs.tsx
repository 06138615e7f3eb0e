import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";

export type TabItem = { id: string; label: ReactNode; content: ReactNode };

type TabsProps = { label: string; tabs: readonly TabItem[]; selected?: string; onSelect?: (id: string) => void };

export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList aria-label={label} className="kit-tabs__list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="kit-tabs__tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
