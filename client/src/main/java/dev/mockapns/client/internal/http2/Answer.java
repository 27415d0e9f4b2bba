/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import java.util.Map;

/**
 * A whole response.
 *
 * @param status the HTTP status
 * @param headers the header fields without the pseudo-headers; the first of repeated fields
 * @param body its first 4096 bytes, as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {}
