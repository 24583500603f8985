import { element, make } from './element.ts';

interface Question {
  title: string;
  /** Drawn by the server, which escapes what people wrote. */
  html: string;
  yes: string;
  no: string;
  style?: 'primary' | 'danger';
}

/** Asks once more, as the element's author wrote it; Escape is a no. */
export function confirmed(question: string): Promise<boolean> {
  const { title, html, yes, no, style } = JSON.parse(question) as Question;
  const dialog = element<HTMLDialogElement>('confirm');
  return new Promise((resolve) => {
    const answer = (value: string, words: string, look: string): HTMLButtonElement => {
      const button = make('button', `button ${look}`, words);
      button.type = 'button';
      button.onclick = () => dialog.close(value);
      return button;
    };
    const heading = make('h2', '', title);
    heading.id = 'confirm-title';
    const body = make('p');
    body.innerHTML = html;
    const footer = make('footer');
    footer.append(answer('no', no, ''), answer('yes', yes, style ?? 'primary'));
    dialog.replaceChildren(heading, body, footer);
    dialog.returnValue = 'no';
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
    dialog.showModal();
  });
}
