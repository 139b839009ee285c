import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { papersNamed } from './papers-named.ts';
import type { Served } from './tool.ts';

/** No client shows more in a list; search finds the others. */
const MOST_LISTED = 500;

/** Every paper as a resource, `papers://paper/ID`, whole as JSON. */
export function addPaperResources(server: McpServer, { library }: Served): void {
  const list = async () => {
    await library.followSettings();
    library.refresh();
    const resources = library.ask((view) =>
      Array.from(view.visible().slice(0, MOST_LISTED), (paper) => {
        const { id, title } = view.entry(paper);
        return { uri: `papers://paper/${encodeURIComponent(id)}`, name: id, title, mimeType: 'application/json' };
      }),
    );
    return { resources };
  };
  const template = new ResourceTemplate('papers://paper/{id}', { list });
  const about = { title: 'A paper', description: 'A paper of the library, whole', mimeType: 'application/json' };
  server.registerResource('paper', template, about, async (uri, { id }) => {
    await library.followSettings();
    library.refresh();
    const [entry] = await papersNamed(library, [decodeURIComponent(String(id))]);
    return { contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(entry) }] };
  });
}
