// Without an answer to judge: fills every field of the page's main form with what it cannot take, marks the form, and
// says what it would send. With what was sent: lists what the answer lacks.
(sent) => {
  const value = (e) => (e.tagName === 'SELECT' ? [...e.selectedOptions].map((o) => o.value) : [e.value]);
  const holds = (form) => {
    const all = {};
    for (const e of form.elements) {
      const off = /checkbox|radio/.test(e.type) && !e.checked;
      if (e.name && !off && !/submit|button|file/.test(e.type) && !/^(request_id|base)$/.test(e.name)) {
        all[e.name] = (all[e.name] || []).concat(value(e));
      }
    }
    return all;
  };
  return sent ? judge() : spoil();

  function spoil() {
    const names = [];
    const form = [...document.querySelectorAll('main form[method=post]')].find((f) => /form|pick/.test(f.className) && f.querySelector('button.main'));
    if (!form) {
      return { action: '', sent: {}, names };
    }
    form.dataset.walk = '';
    for (const e of form.elements) {
      if (!e.name || e.type === 'hidden' || e.name.startsWith('prefix.')) {
        continue; // the letter of a service that is not picked says nothing
      }
      if (/^(text|password|textarea|url)$/.test(e.type)) {
        e.value = e.required ? '' : 'x'.repeat(e.maxLength > 0 ? e.maxLength + 50 : 2500);
        names.push(e.name);
      } else if (e.type === 'number') {
        e.value = '-7';
        names.push(e.name);
      }
    }
    return { action: new URL(form.action).pathname, sent: holds(form), names };
  }

  function judge() {
    const wrong = [];
    const form = [...document.querySelectorAll('main form[method=post]')].find((f) => new URL(f.action).pathname === sent.action && f.elements[sent.names[0]]);
    if (!form) {
      return ['the form is gone: ' + document.querySelector('h1').innerText];
    }
    const now = holds(form);
    for (const name of sent.names) {
      const e = form.elements[name];
      if (!e || e.getAttribute('aria-invalid') !== 'true') {
        wrong.push(name + ' is not marked as wrong');
        continue;
      }
      const said = (e.getAttribute('aria-describedby') || '').split(' ').map((id) => document.getElementById(id)).filter((p) => p && p.className === 'error');
      if (said.length !== 1 || said[0].innerText.trim() === '') {
        wrong.push(name + ' does not say what is wrong');
      }
      const leads = [...document.querySelectorAll('.wrong[role=alert] a')].some((a) => decodeURIComponent(a.hash) === '#' + e.id);
      if (!leads && said[0]?.getAttribute('role') !== 'alert') {
        wrong.push('nothing above leads to ' + name);
      }
    }
    for (const [name, values] of Object.entries(sent.sent)) {
      const e = form.elements[name];
      if (!(e && e.type === 'password') && JSON.stringify(now[name]) !== JSON.stringify(values)) {
        wrong.push(name + ' was ' + JSON.stringify(values).slice(0, 60) + ' and is ' + JSON.stringify(now[name] || null).slice(0, 60));
      }
    }
    if (!document.activeElement.closest('[aria-invalid=true], fieldset:has(.error)')) { // of a group that is wrong, its first
      wrong.push('the cursor stands on ' + document.activeElement.tagName + ' ' + document.activeElement.id);
    }
    return wrong;
  }
}
