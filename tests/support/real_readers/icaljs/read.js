// Reads a calendar with ical.js and nothing but the time zones that stand in it; writes an entry per line.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));

function inUtc(time) {
  const moment = time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone);
  return moment.toICALString();
}

for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const alarms = component
    .getAllSubcomponents("valarm")
    .map((alarm) => -alarm.getFirstPropertyValue("trigger").toSeconds());
  const status = component.getFirstPropertyValue("status") ?? "";
  console.log([event.uid, inUtc(event.startDate), inUtc(event.endDate), event.sequence ?? 0, status, ...alarms].join("\t"));
}
