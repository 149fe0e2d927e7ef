/**
 * JSON documents as MySQL prints them, and what a partial update does to one. Scalars stay the text that they are: nothing of
 * a document is altered but what an update names. Pure.
 */
package io.twoway.source.json;
