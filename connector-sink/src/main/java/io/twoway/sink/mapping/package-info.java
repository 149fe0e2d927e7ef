/**
 * By which names the destination knows what the origin calls otherwise: databases, tables and columns. Pure; everything
 * behind the decoder speaks of the destination's names only.
 */
package io.twoway.sink.mapping;
