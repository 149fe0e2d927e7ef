/** Two live sites for tests: real MySQL servers, a real broker and a real Connect worker with the packaged plugins. */
package io.twoway.it.pair;
