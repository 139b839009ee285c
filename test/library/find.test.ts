import { describe, expect, it } from 'vitest';
import { userLibrary } from '../../src/library/find.ts';

const linux = { platform: 'linux', home: '/home/ada' };
const mac = { platform: 'darwin', home: '/Users/ada' };
const windows = { platform: 'win32', home: 'C:\\Users\\Ada' };

describe("the user's own library", () => {
  it('lies where each system keeps what programs keep', () => {
    expect(userLibrary({ ...linux, env: {} })).toBe('/home/ada/.local/share/papers');
    expect(userLibrary({ ...mac, env: {} })).toBe('/Users/ada/Library/Application Support/papers');
    expect(userLibrary({ ...windows, env: {} })).toBe('C:\\Users\\Ada\\AppData\\Local\\papers');
    expect(userLibrary({ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } })).toBe('D:\\Local\\papers');
    expect(userLibrary({ ...linux, env: { LOCALAPPDATA: 'D:\\Local' } })).toBe('/home/ada/.local/share/papers');
  });

  it('lies where XDG_DATA_HOME says, on every system, but never at a relative path', () => {
    for (const system of [linux, mac]) {
      expect(userLibrary({ ...system, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/papers');
      for (const XDG_DATA_HOME of ['', 'data', './data'])
        expect(userLibrary({ ...system, env: { XDG_DATA_HOME } })).toBe(userLibrary({ ...system, env: {} }));
    }
    expect(userLibrary({ ...windows, env: { XDG_DATA_HOME: 'E:\\data' } })).toBe('E:\\data\\papers');
    expect(userLibrary({ ...windows, env: { XDG_DATA_HOME: 'data' } })).toBe('C:\\Users\\Ada\\AppData\\Local\\papers');
  });
});
