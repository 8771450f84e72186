// A sketch map without any service: the outline of an entry among its neighbours, north at the top. Where the office has
// pictures of the ground, they lie below.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 400;
const HEIGHT = 260;
const MARGIN = 0.6;
/** Pixels of a tile, and the finest that are asked for. */
const TILE = 256;
const FINEST = 18;

/**
 * @param {Wire.RegisterEntry} entry with an outline
 * @param {string | null} tiles address of pictures of the ground in the tiling of Web Mercator, with {z}, {x} and {y}
 */
export function sketch(entry, tiles) {
  const own = rings(entry.outline);
  const box = bounds(own.flat());
  const latitude = (box.south + box.north) / 2;
  // A degree of longitude is shorter the farther north it lies.
  const narrowing = Math.cos(latitude * Math.PI / 180);
  const width = Math.max((box.east - box.west) * narrowing, 1e-6);
  const height = Math.max(box.north - box.south, 1e-6);
  const scale = Math.min(WIDTH / (width * (1 + MARGIN)), HEIGHT / (height * (1 + MARGIN)));
  const middle = (box.west + box.east) / 2;
  const place = ([east, north]) => [
    (WIDTH / 2 + (east - middle) * narrowing * scale).toFixed(2),
    (HEIGHT / 2 - (north - latitude) * scale).toFixed(2)
  ];
  const picture = element('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'jt-map', role: 'img', 'aria-label': `${entry.name}的位置示意图`});
  if (tiles) {
    picture.append(...ground(tiles));
  }
  for (const other of entry.neighbours) {
    picture.append(area(rings(other.outline), 'jt-other', other.title));
  }
  picture.append(area(own, 'jt-own', entry.name));
  picture.append(text(WIDTH - 16, 20, '北'), line(WIDTH - 9, 40, WIDTH - 9, 24));
  const metres = round(WIDTH / 4 / scale * 111_320);
  const length = metres / 111_320 * scale;
  picture.append(line(12, HEIGHT - 12, 12 + length, HEIGHT - 12), text(12, HEIGHT - 18, `${metres} 米`));
  return picture;

  /** The tiles that the map shows; over so small an area each lies between its corners. */
  function ground(address) {
    const zoom = Math.max(0, Math.min(FINEST, Math.ceil(Math.log2(360 * narrowing * scale / TILE))));
    const count = 2 ** zoom;
    const half = [WIDTH / 2 / scale / narrowing, HEIGHT / 2 / scale];
    const [west, north] = tileAt(middle - half[0], latitude + half[1], count).map(Math.floor);
    const [east, south] = tileAt(middle + half[0], latitude - half[1], count).map(Math.floor);
    const images = [];
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const [left, top] = place(cornerOf(x, y, count)).map(Number);
        const [right, bottom] = place(cornerOf(x + 1, y + 1, count)).map(Number);
        images.push(element('image', {x: left, y: top, width: right - left, height: bottom - top, preserveAspectRatio: 'none',
          href: address.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y))}));
      }
    }
    return images;
  }

  function area(parts, name, title) {
    const path = element('path', {class: name, 'fill-rule': 'evenodd',
      d: parts.map(ring => `M${ring.map(point => place(point).join(' ')).join('L')}Z`).join('')});
    const label = element('title', {});
    label.textContent = title;
    path.append(label);
    return path;
  }
}

/**
 * What lies about an entry: as much again on each side, as the list is asked for it.
 * @param {Wire.RegisterEntry} entry with an outline
 */
export function surroundings(entry) {
  const box = bounds(rings(entry.outline).flat());
  const across = box.east - box.west;
  const up = box.north - box.south;
  return [box.west - across, box.south - up, box.east + across, box.north + up].map(side => side.toFixed(6)).join(',');
}

/** Where a point lies among the tiles of a zoom, from the north-west. */
function tileAt(east, north, count) {
  const up = Math.asinh(Math.tan(north * Math.PI / 180));
  return [(east + 180) / 360 * count, (1 - up / Math.PI) / 2 * count];
}

/** The north-western corner of a tile, in degrees. @returns {[number, number]} */
function cornerOf(x, y, count) {
  return [x / count * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - 2 * y / count))) * 180 / Math.PI];
}

/** The rings of a Polygon or MultiPolygon in GeoJSON. */
function rings(text) {
  const shape = JSON.parse(text);
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

function bounds(points) {
  const box = {west: Infinity, south: Infinity, east: -Infinity, north: -Infinity};
  for (const [east, north] of points) {
    box.west = Math.min(box.west, east);
    box.east = Math.max(box.east, east);
    box.south = Math.min(box.south, north);
    box.north = Math.max(box.north, north);
  }
  return box;
}

/** The next smaller of 1, 2, 5, 10, 20, 50 … */
function round(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].map(step => step * power).find(step => step <= metres) ?? power;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

function line(x1, y1, x2, y2) {
  return element('line', {x1, y1, x2, y2, stroke: '#333'});
}

function text(x, y, words) {
  const made = element('text', {x, y, 'font-size': 12, fill: '#333'});
  made.textContent = words;
  return made;
}
