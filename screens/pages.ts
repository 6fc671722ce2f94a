import type { Place } from './act.ts';
import { cleanUpPage } from './clean-up/page.ts';
import { clockPage } from './clock/page.ts';
import { causePage } from './cluster/cause-page.ts';
import { namespacePage } from './cluster/namespace-page.ts';
import { objectPage } from './cluster/object-page.ts';
import { clusterPage } from './cluster/page.ts';
import { objectEventsPage, podLogPage } from './cluster/read-pages.ts';
import { doorNamePage } from './door/name-page.ts';
import { doorPage } from './door/page.ts';
import { endPage } from './end/page.ts';
import { reportPage } from './end/report-page.ts';
import { formPage } from './form/page.ts';
import { exactPage } from './go/exact-page.ts';
import { goPage } from './go/page.ts';
import { abortPage, leavePage } from './leave/page.ts';
import { eventPage } from './look/event.ts';
import { eventsPage } from './look/events.ts';
import { helpPage } from './look/help.ts';
import { logPage } from './look/log.ts';
import { milestonePage } from './look/milestone.ts';
import { valuePage } from './look/value.ts';
import { valuesPage } from './look/values.ts';
import { menuPage } from './menu/page.ts';
import { outlinePage } from './outline/page.ts';
import type { Page } from './page.ts';
import { leasePage } from './question/lease-page.ts';
import { queuePage } from './queue/page.ts';
import { lostPage, outagePage, secretPage } from './question/pages.ts';
import type { Scene } from './scene.ts';
import { byHandPage } from './step/by-hand.ts';
import { stepPage } from './step/page.ts';
import { sectionPage } from './section/page.ts';
import type { Spot } from './ui.ts';

/** The page of a place: every screen there is, in one table. */
export function pageAt(scene: Scene, spot: Spot, place: Place = spot.place): Page {
  switch (place.at) {
    case 'outline':
      return outlinePage(scene, spot);
    case 'end':
      return endPage(scene);
    case 'step':
      return stepPage(scene, spot, place.step);
    case 'milestone':
      return milestonePage(scene, spot, place.milestone);
    case 'log':
      return logPage(scene, spot, place.step);
    case 'go':
      return goPage(scene, spot, place.section);
    case 'exact':
      return exactPage(scene, place.steps);
    case 'report':
      return reportPage(scene);
    case 'clean-up':
      return cleanUpPage(scene, spot);
    case 'form':
      return formPage(scene, spot, place.what, place.step, place.name ?? '');
    case 'by-hand':
      return byHandPage(scene, place.step);
    case 'outage-start':
      return outagePage(scene, spot);
    case 'lost-cluster':
      return lostPage(scene);
    case 'lease':
      return leasePage(scene, spot);
    case 'secret':
      return secretPage(scene, spot, place.name);
    case 'values':
      return valuesPage(scene, spot, place.step);
    case 'value':
      return valuePage(scene, spot, place.name);
    case 'events':
      return eventsPage(scene, spot);
    case 'event':
      return eventPage(scene, place.seq);
    case 'queue':
      return queuePage(scene);
    case 'clock':
      return clockPage(scene);
    case 'section':
      return sectionPage(scene, spot, place.section);
    case 'cluster':
      return clusterPage(scene, spot);
    case 'cluster-cause':
      return causePage(scene, spot, place.key);
    case 'cluster-namespace':
      return namespacePage(scene, spot, place.name);
    case 'cluster-object':
      return objectPage(scene, place.object);
    case 'pod-log':
      return podLogPage(scene, spot, place.object);
    case 'object-events':
      return objectEventsPage(scene, spot, place.object);
    case 'door':
      return doorPage(scene, spot);
    case 'door-name':
      return doorNamePage(scene, spot, place.name, place.column);
    case 'menu':
      return menuPage(scene);
    case 'help':
      return helpPage(scene, spot);
    case 'abort':
      return abortPage(scene, spot);
    case 'leave':
      return leavePage(scene);
  }
}
