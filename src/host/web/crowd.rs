//! How many things of one kind each client has at the same time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A client, as [`bucket`](super::client::bucket) names it.
type Client = [u8; 16];

#[derive(Debug)]
pub struct Crowd {
    /// Of each.
    most: usize,
    inside: Mutex<HashMap<Client, usize>>,
}

/// One of them; counted until it is dropped.
#[derive(Debug)]
pub struct Inside {
    crowd: Arc<Crowd>,
    client: Client,
}

impl Crowd {
    pub fn of(most: usize) -> Arc<Self> {
        Arc::new(Self { most, inside: Mutex::default() })
    }

    /// `None` where the client has as many as it may.
    pub fn enter(self: &Arc<Self>, client: Client) -> Option<Inside> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let count = inside.entry(client).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Inside { crowd: self.clone(), client })
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        let mut inside = self.crowd.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = inside.get_mut(&self.client) {
            *count -= 1;
            // Nobody is remembered.
            if *count == 0 {
                inside.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_has_its_own_and_nobody_is_remembered() {
        let crowd = Crowd::of(2);
        let one = [crowd.enter([1; 16]).unwrap(), crowd.enter([1; 16]).unwrap()];
        assert!(crowd.enter([1; 16]).is_none());
        drop(crowd.enter([2; 16]).unwrap());
        drop(one);
        assert!(crowd.inside.lock().unwrap().is_empty());
        assert!(crowd.enter([1; 16]).is_some());
    }
}
