// What Cockpit has besides its own: the progress of the city's plans on the dashboard.

import {h, stylesheet} from './dom.js';
import {overview} from './overview.js';

stylesheet('jingtu.css');

export default [
  {
    id: 'jingtu-overview',
    pluginPoint: 'cockpit.dashboard',
    priority: 1000,
    render: container => {
      const place = h('div', {class: 'jt-overview'});
      container.append(h('section', {class: 'jt-cockpit-section'}, h('h3', {}, '计划进展'), place));
      overview(place);
    }
  }
];
