import { describe, expect, it } from 'vitest';
import { readArchive } from '@/sandbox/import/document-xml';
import { readXml } from '@/sandbox/import/xml';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading XML (E3)', () => {
  it('resolves prefixes, entities and CDATA', () => {
    const reading = readXml(
      bytes('<d:a xmlns:d="urn:x" b="&lt;&#228;"><d:c>A &amp; B<![CDATA[ <C>]]></d:c></d:a>'),
    );
    expect(reading).toMatchObject({ kind: 'read', root: { name: 'a', namespace: 'urn:x' } });
    if (reading.kind !== 'read') return;
    expect(reading.root.attributes.get('b')).toBe('<ä');
    expect(reading.root.children[0]).toMatchObject({ name: 'c', namespace: 'urn:x', text: 'A & B <C>' });
  });

  it('names attributes of the schema instance whatever their prefix', () => {
    const reading = readXml(bytes('<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="File"/>'));
    expect(reading.kind === 'read' && reading.root.attributes.get('xsi:type')).toBe('File');
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an open element', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['text', 'hello'],
  ])('refuses %s', (_what, text) => {
    expect(readXml(bytes(text)).kind).toBe('unreadable');
  });

  it('refuses what is not UTF-8', () => {
    expect(readXml(new Uint8Array([0x3c, 0x61, 0x3e, 0xe4, 0x3c, 0x2f, 0x61, 0x3e])).kind).toBe('unreadable');
  });
});

it('accepts document.xml with the namespace written as a prefix everywhere', () => {
  const archive = `<d:archive xmlns:d="http://xml.datev.de/bedi/tps/document/v06.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="6.0"><d:header><d:date>2026-02-01T10:00:00</d:date></d:header><d:content><d:document><d:extension xsi:type="d:File" name="a.pdf"/></d:document></d:content></d:archive>`;
  expect(readArchive(bytes(archive))).toMatchObject({
    kind: 'read',
    archive: { documents: [{ extensions: [{ type: 'File', fileName: 'a.pdf' }] }] },
  });
});
