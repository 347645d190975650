// The view of an address is asked for when its link is pressed, and shown when it comes. Dash, which
// asks and hands on in several steps, is told of the address once that has been painted, and gets
// the same answer: nothing is asked for, read or drawn twice.
(() => {
  "use strict";
  const CALLBACKS = "/_dash-update-component";
  // Milliseconds after which a page counts as painted: one in the background is not painted at all.
  const HIDDEN = 200;
  const plain = window.fetch.bind(window);
  // What is asked for here and not by Dash, with the answer where it is on its way already.
  const own = new WeakMap();
  // How Dash asked last, and about which address.
  let way = null;
  // What is on its way to the screen, or there already.
  let ahead = null;
  // What was asked for while the button of the mouse is down.
  let pressed = null;

  // What to ask about an address, in Dash's words, and what of it changes.
  const question = (address) => {
    const was = (ahead ?? way).body.inputs;
    const inputs = was.map((input) => ({...input, value: address[input.property]}));
    const changed = inputs.filter(({value}, at) => value !== was[at].value)
      .map(({id, property}) => `${id}.${property}`);
    return {...way.body, inputs, changedPropIds: changed, parsedChangedPropsIds: changed};
  };

  const same = (asked, body) =>
    asked !== null && JSON.stringify(asked.body.inputs) === JSON.stringify(body.inputs);

  const posed = (body) => {
    const options = {...way.options, body: JSON.stringify(body)};
    own.set(options, null);
    return {body, options, given: null};
  };

  const idle = window.requestIdleCallback ?? setTimeout;
  const painted = () => new Promise((done) => {
    requestAnimationFrame(() => idle(done));
    setTimeout(done, HIDDEN);
  });

  const drawAll = ({drawn, chart}, {come, stand}) => {
    come?.();
    // The chart first: to measure its names it has all laid out that was changed before, twice where
    // that is the whole page. Who opens a page and clicks may be there before the chart can be drawn.
    window.migof.chart.place(drawn.data.meta);
    if (!window.migof.redraw(chart.figure)) window.dash_clientside.set_props("chart", chart);
    window.dash_clientside.migof.draw(drawn.data);
    stand?.();
    // Laid out at once: a browser begins with that at its next frame, and does nothing until then.
    document.body.getBoundingClientRect();
  };

  const draw = async (asked) => {
    const answer = await window.fetch(way.address, asked.options);
    if (!answer.ok) return answer;
    const read = await answer.json();
    // Dash tells by the object that it has this already.
    answer.json = async () => read;
    // Who went on meanwhile asked for something else.
    if (ahead !== asked) return answer;
    try {
      drawAll(read.response, asked);
    } catch (error) {
      // A view half drawn is none: it is loaded whole, at its own address.
      console.error(error);
      asked.come?.();
      asked.lost?.();
      location.reload();
      // Dash is told of nothing any more: it would draw what could not be drawn.
      return new Promise(() => {});
    }
    await painted();
    return answer;
  };

  // Show the view of an address, until when Dash need not know of it. Of "steps", "come" is called
  // when the answer is there, "stand" when the view is drawn, "lost" where it cannot be. The first of
  // all is Dash's.
  const show = async (address, steps = {}) => {
    const body = way && document.body.classList.contains("live") && question(address);
    if (!body?.changedPropIds.length) return;
    ahead = Object.assign(same(pressed, body) ? pressed : posed(body), steps);
    ahead.given = draw(ahead);
    await ahead.given.catch(() => {});
  };

  // An answer is read as soon as it comes, and what it writes made ready to be put in its place.
  const readAhead = async (asked) => {
    const answer = await plain(way.address, asked.options);
    if (!answer.ok) return answer;
    const read = await answer.json();
    answer.json = async () => read;
    idle(() => { if (pressed === asked) window.migof.prepare(read.response.drawn.data); });
    return answer;
  };

  const press = (address) => {
    const body = way && question(address);
    if (!body?.changedPropIds.length || same(pressed, body)) return;
    pressed = posed(body);
    const answer = readAhead(pressed);
    // What fails is told of only where a click follows.
    answer.catch(() => {});
    own.set(pressed.options, answer);
  };
  // The click comes before the next task.
  addEventListener("pointerup", () => setTimeout(() => { pressed = null; }));

  window.fetch = (resource, options) => {
    if (own.has(options)) {
      const begun = own.get(options);
      own.set(options, null);
      return begun ?? plain(resource, options);
    }
    if (!String(resource).includes(CALLBACKS)) return plain(resource, options);
    const body = JSON.parse(options.body);
    way = {address: resource, options, body};
    if (!same(ahead, body) || !ahead.given) return plain(resource, options);
    const {given} = ahead;
    // Where that failed it is asked for anew.
    ahead.given = null;
    return given;
  };

  window.migof = Object.assign(window.migof ?? {}, {show, press});
})();
