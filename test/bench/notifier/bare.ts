/** The least that a notifier could do: one message for each event, without looking at anything. */
export async function handler(event: { Records: { Sns: { Message: string } }[] }): Promise<void> {
  for (const { Sns } of event.Records) {
    const { operationId } = JSON.parse(Sns.Message) as { operationId: string };
    const metadata = JSON.stringify({ event_type: 'bench', event_payload: { operation_id: operationId } });
    const response = await fetch(`${process.env['SLACK_API_URL']}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ channel: 'U0BENCH01', text: 'It has changed.', metadata }),
    });
    await response.json();
  }
}
