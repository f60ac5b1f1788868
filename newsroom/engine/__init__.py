"""What any program that plans and prints pages needs: plan, store, task pool, mistakes."""
