/** Whether and where reading goes on: at the offset that Connect has, or where the topic ends if it has none. */
package io.twoway.source.resume;
