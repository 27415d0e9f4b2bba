/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import java.util.List;

/**
 * A request on its way, as its owner sees it. Called on the event loop, so no method may block; of {@link #answered} and
 * {@link #failed} exactly one is called, once.
 */
public interface Outgoing {

    /** Returns the header fields as they are to be now, pseudo-headers first. Called anew when the request is sent again. */
    List<HeaderField> fields();

    /** Returns the body; nobody changes it. */
    byte[] body();

    /** Takes the response. */
    void answered(Answer answer);

    /** Takes the news that there will be no response. */
    void failed(ApnsException failure);
}
