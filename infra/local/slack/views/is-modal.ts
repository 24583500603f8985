import type { Modal, View } from './views.ts';

export function isModal(view: View): view is Modal {
  return view.definition.type === 'modal';
}
