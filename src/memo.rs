//! Pure steps remembered by what went into them. A rebuild is the same pipeline with this at hand;
//! there is no other kind of rebuild.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Remembers each step of the last build that took it.
#[derive(Default)]
pub struct Memo {
    steps: Mutex<HashMap<&'static str, Box<dyn Any + Send>>>,
}

impl Memo {
    /// `value` as the build before had it, if it is the same: to be compared by place alone.
    pub fn same<V>(&self, step: &'static str, value: V) -> Arc<V>
    where
        V: PartialEq + Send + Sync + 'static,
    {
        let last = locked(&self.steps).remove(step).and_then(|last| last.downcast::<Arc<V>>().ok());
        let last = last.map(|last| *last).filter(|last| **last == value);
        let value = last.unwrap_or_else(|| Arc::new(value));
        locked(&self.steps).insert(step, Box::new(Arc::clone(&value)));
        value
    }

    /// What `make` makes with what it made in the last build at hand, under the step's own name: for
    /// steps that know themselves which part of it is still right.
    pub fn again<V>(&self, step: &'static str, make: impl FnOnce(Option<&V>) -> V) -> Arc<V>
    where
        V: Send + Sync + 'static,
    {
        let last = locked(&self.steps).remove(step).and_then(|last| last.downcast::<Arc<V>>().ok());
        let value = Arc::new(make(last.as_ref().map(|last| &***last)));
        locked(&self.steps).insert(step, Box::new(Arc::clone(&value)));
        value
    }

    /// What `make` makes of `key`, remembered from the last build under the step's own name. `make`
    /// is a plain function, so it knows nothing that is not in its key.
    pub fn last<K, V>(&self, step: &'static str, key: K, make: fn(&K) -> V) -> V
    where
        K: PartialEq + Send + 'static,
        V: Clone + Send + 'static,
    {
        let known =
            locked(&self.steps).remove(step).and_then(|known| known.downcast::<(K, V)>().ok());
        let known = known.filter(|known| known.0 == key);
        let known = known.unwrap_or_else(|| {
            let value = make(&key);
            Box::new((key, value))
        });
        let value = known.1.clone();
        locked(&self.steps).insert(step, known);
        value
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_made_again_when_its_key_is_another() {
        let memo = Memo::default();
        let step = |key: u32| memo.last("double", key, |key| Arc::new(key * 2));
        let first = step(1);
        assert!(Arc::ptr_eq(&first, &step(1)));
        assert_eq!(*step(2), 4);
        assert!(!Arc::ptr_eq(&first, &step(1)), "only the last one is kept");
    }

    #[test]
    fn the_same_value_is_the_very_same() {
        let memo = Memo::default();
        let first = memo.same("word", "one".to_owned());
        assert!(Arc::ptr_eq(&first, &memo.same("word", "one".to_owned())));
        assert!(!Arc::ptr_eq(&first, &memo.same("word", "other".to_owned())));
    }

    #[test]
    fn a_step_that_goes_on_sees_what_it_made_last() {
        let memo = Memo::default();
        let next = || memo.again("count", |last: Option<&u32>| last.map_or(1, |last| last + 1));
        assert_eq!((*next(), *next(), *next()), (1, 2, 3));
    }
}
