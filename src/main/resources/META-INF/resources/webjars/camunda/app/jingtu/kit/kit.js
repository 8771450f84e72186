// What the modules of task forms are made with. They are deployed with their procedure and stay as they are while it
// runs; so what they call is numbered. A kit only grows; what can no longer be kept as it was begins the next number.

import * as kit1 from './kit-1.js';

const KITS = {1: kit1};

window.jingtu = {
  kit(number) {
    const kit = KITS[number];
    if (!kit) {
      throw new Error(`There is no kit ${number} of forms.`);
    }
    return kit;
  }
};
