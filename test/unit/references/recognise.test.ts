import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/main/references/recognise.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const iso = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), latin(`ftyp${brand}\0\0\0\0mif1`)]);

describe('a file that is no picture the model takes', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['PDF', latin('%PDF-1.7\n%\u00e2\u00e3'), 'a PDF document'],
    ['Photoshop', latin('8BPS\0\u0001\0\0'), 'a Photoshop document'],
    ['TIFF, Intel order', latin('II*\0\b\0\0\0'), 'a TIFF or camera raw file'],
    ['TIFF, Motorola order', latin('MM\0*\0\0\0\b'), 'a TIFF or camera raw file'],
    ['BMP', latin('BM\u0036\0\0\0'), 'a BMP picture'],
    ['HEIC', iso('heic'), 'a HEIC picture'],
    ['HEIF', iso('mif1'), 'a HEIC picture'],
    ['AVIF', iso('avif'), 'an AVIF picture'],
    ['raw of Canon', iso('crx '), 'a camera raw file'],
    ['MP4', iso('isom'), 'a video'],
    ['JPEG XL', latin('\u00ff\n\u00fa\u001f'), 'a JPEG XL picture'],
    ['ZIP', latin('PK\u0003\u0004\u0014\0'), 'a ZIP archive or a document made of one'],
    ['SVG', latin('<?xml version="1.0"?>\n<svg xmlns="x">'), 'an SVG drawing'],
    ['HTML', latin('<!DOCTYPE html><html>'), 'a web page'],
    ['text', latin('Dear diary,\r\n\ttoday'), 'a text file'],
    ['text in other letters', Buffer.from('Лебедь, 雨'), 'a text file'],
    ['text cut in the midst of a letter', Buffer.from('雨'.repeat(2000)).subarray(0, 4096), 'a text file'],
    ['WAV', latin('RIFF\u0024\0\0\0WAVEfmt '), 'a sound or video file'],
    ['unknown bytes', Buffer.from([1, 2, 3, 200, 201, 0, 7]), undefined],
    ['zeros', Buffer.alloc(100), undefined],
  ])('is told for what it is: %s', (_, bytes, expected) => {
    expect(recognise(bytes)).toBe(expected);
  });
});
