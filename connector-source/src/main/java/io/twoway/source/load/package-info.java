/**
 * Full load: the schema objects that it takes along, as they are while the snapshot holds its lock, how far it is, and how it
 * goes on after an interruption. Pure.
 */
package io.twoway.source.load;
