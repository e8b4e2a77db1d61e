/// REACT to the own log: what happened is sent to those who subscribed, as Standard Webhooks.
///
/// Reading order: 1 [FollowJob] with [FollowStore] (the log → what is to be sent; [Matching] says
/// what to whom, on [Followed] events in the order of [LaneMerge]) · 2 [DeliveryJob] with
/// [DeliveryStore] (whose turn it is) · 3 [WebhookClient] (one request; [PublicAddress] says where
/// to) · 4 [DeliveryRules] (what follows from the answer) · 5 [DeliveryResource] and
/// [SubscriptionListResource].
///
/// Guarantees: an event that passes the filter of a subscription is queued for it once, in the
/// transaction that moves the place in the log; it is sent until the receiver takes it or all
/// attempts are used, with the same `webhook-id` each time, also after a crash or by hand. One
/// receiver that is slow or away holds up no other one. Nothing is sent to an address that is not
/// public unless the configuration names its host, and no redirect is followed.
///
/// Does **not** guarantee the order of events, or that a receiver gets one only once: it may have
/// taken what we could not record. Receivers tell repetitions by `webhook-id`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.webhookdelivery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
